using ClassCast.Core.Notifications;

namespace ClassCast.Core.Tests.Notifications;

public sealed class NotificationPreferencesTests
{
    private static readonly NotificationType[] AlwaysShown = [NotificationType.Security, NotificationType.ExportReady, NotificationType.Welcome, NotificationType.CourseStaff];

    public static TheoryData<NotificationType, NoticeKind?> Kinds => new()
    {
        { NotificationType.AssignmentPublished, NoticeKind.Assignments },
        { NotificationType.SubmissionReceived, NoticeKind.Submissions },
        { NotificationType.VideoReady, NoticeKind.Submissions },
        { NotificationType.VideoFailed, NoticeKind.Submissions },
        { NotificationType.GradeReleased, NoticeKind.Grades },
        { NotificationType.Security, null },
        { NotificationType.ExportReady, null },
        { NotificationType.Welcome, null },
        { NotificationType.CourseStaff, null },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_type_of_notice_is_of_one_kind_or_of_the_account(NotificationType type, NoticeKind? kind) => Assert.Equal(kind, NoticeKinds.Of(type));

    [Fact]
    public void Every_type_of_notice_has_its_place() =>
        Assert.Equal(Enum.GetValues<NotificationType>(), Kinds.Select(row => row.Data.Item1).Order());

    [Fact]
    public void Who_has_chosen_nothing_sees_everything_and_gets_a_daily_mail_of_all_but_the_account()
    {
        var preferences = NotificationPreferences.Default("ada");

        Assert.Equal(MailFrequency.Daily, preferences.Mail);
        Assert.All(Enum.GetValues<NotificationType>(), type => Assert.True(preferences.Shows(type)));
        Assert.All(Enum.GetValues<NotificationType>(), type => Assert.Equal(!AlwaysShown.Contains(type), preferences.Mails(type)));
    }

    [Fact]
    public void Whatever_is_switched_off_the_account_itself_is_shown()
    {
        var nothing = NotificationPreferences.Default("ada") with { Hidden = NoticeKinds.All, Unmailed = NoticeKinds.All, Mail = MailFrequency.Never };

        Assert.Equal(AlwaysShown.Order(), Enum.GetValues<NotificationType>().Where(nothing.Shows).Order());
    }

    [Theory]
    [InlineData(MailFrequency.Instant, true)]
    [InlineData(MailFrequency.Daily, true)]
    [InlineData(MailFrequency.Weekly, true)]
    [InlineData(MailFrequency.Never, false)]
    public void Channels_are_apart(MailFrequency frequency, bool isMailed)
    {
        var preferences = NotificationPreferences.Default("ada") with { Hidden = [NoticeKind.Grades], Unmailed = [NoticeKind.Assignments], Mail = frequency };

        Assert.Equal((false, isMailed), (preferences.Shows(NotificationType.GradeReleased), preferences.Mails(NotificationType.GradeReleased)));
        Assert.Equal((true, false), (preferences.Shows(NotificationType.AssignmentPublished), preferences.Mails(NotificationType.AssignmentPublished)));
    }

    [Fact]
    public void A_link_ends_mail_of_its_kind_or_all_of_it_and_hides_nothing()
    {
        var before = NotificationPreferences.Default("ada") with { Unmailed = [NoticeKind.Grades] };

        var without = new Unsubscription("ada", NoticeKind.Assignments).Apply(before);

        Assert.Equal([NoticeKind.Grades, NoticeKind.Assignments], without.Unmailed);
        Assert.Equal((MailFrequency.Daily, 0), (without.Mail, without.Hidden.Count));
        Assert.Same(without, new Unsubscription("ada", NoticeKind.Assignments).Apply(without));
        Assert.Equal(before with { Mail = MailFrequency.Never }, new Unsubscription("ada", null).Apply(before));
    }
}
