using ClassCast.Core;
using ClassCast.Core.Notifications;

namespace ClassCast.Workers.Tests.Notifications;

public sealed class UnsubscribeLinkTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(NoticeKind.Assignments)]
    [InlineData(NoticeKind.Grades)]
    [InlineData(null)]
    public async Task A_token_says_whose_mail_and_which_in_every_process(NoticeKind? kind)
    {
        await using var room = await Mailroom.OpenAsync(working: false, processes: 1, Stop);
        var unsubscription = new Unsubscription(Ids.New(), kind);

        var token = await room.Links.TokenAsync(unsubscription, Stop);

        Assert.Equal(unsubscription, await room.Links.ReadAsync(token, Stop));
        Assert.Equal(token, await room.Links.TokenAsync(unsubscription, Stop));
    }

    [Fact]
    public async Task A_token_that_was_changed_in_any_part_is_none()
    {
        await using var room = await Mailroom.OpenAsync(working: false, processes: 1, Stop);
        var userId = Ids.New();
        var parts = (await room.Links.TokenAsync(new(userId, NoticeKind.Grades), Stop)).Split('.');
        string[] wrong =
        [
            $"{Ids.New()}.{parts[1]}.{parts[2]}",
            $"{parts[0]}.all.{parts[2]}",
            $"{parts[0]}.assignments.{parts[2]}",
            $"{parts[0]}.Grades.{parts[2]}",
            $"{parts[0]}.unknown.{parts[2]}",
            $"{parts[0]}.{parts[1]}.{parts[2][..^1]}",
            $"{parts[0]}.{parts[1]}.",
            $"{parts[0]}.{parts[1]}",
            $"{parts[0]}.{parts[1]}.{parts[2]}.",
            $"{parts[0].ToUpperInvariant()}.{parts[1]}.{parts[2]}",
            "",
            "..",
            "ä.ö.ü",
        ];

        foreach (var token in wrong)
        {
            Assert.Null(await room.Links.ReadAsync(token, Stop));
        }
    }
}
