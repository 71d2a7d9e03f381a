using ClassCast.Core.People;
using ClassCast.Core.Tests.Access;

namespace ClassCast.Core.Tests.People;

public sealed class InvitationTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(InvitationState.Open, 0, true)]
    [InlineData(InvitationState.Open, 14 * 24 - 1, true)]
    [InlineData(InvitationState.Open, 14 * 24, false)]
    [InlineData(InvitationState.Accepted, 0, false)]
    [InlineData(InvitationState.Revoked, 0, false)]
    public void A_link_works_for_fourteen_days_while_it_is_open(InvitationState state, int hours, bool open) =>
        Assert.Equal(open, InvitationRules.IsOpen(Sent("token") with { State = state }, Now.AddHours(hours)));

    [Fact]
    public void A_token_opens_the_invitation_that_it_was_made_for_and_no_other()
    {
        var (id, other) = (Ids.New(), Ids.New());
        var token = InvitationTokens.New(id);

        Assert.Equal(id, InvitationTokens.IdOf(token));
        Assert.True(InvitationTokens.Opens(token, Sent(token)));
        Assert.False(InvitationTokens.Opens(InvitationTokens.New(id), Sent(token)));
        Assert.False(InvitationTokens.Opens(other + token[32..], Sent(token)));
        Assert.NotEqual(InvitationTokens.New(id), token);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz-and-more")]
    public void What_cannot_be_a_token_has_no_id(string token) => Assert.Null(InvitationTokens.IdOf(token));

    [Theory]
    [InlineData(Role.Student, UserStatus.Active, Role.Instructor, UserStatus.Active)]
    [InlineData(Role.Student, UserStatus.PendingApproval, Role.Instructor, UserStatus.Active)]
    [InlineData(Role.Admin, UserStatus.Active, Role.Admin, UserStatus.Active)]
    [InlineData(Role.Student, UserStatus.Suspended, Role.Instructor, UserStatus.Suspended)]
    public void Who_is_admitted_gains_and_loses_nothing(Role role, UserStatus status, Role after, UserStatus then)
    {
        var admitted = InvitationRules.Admitted(PermissionsTests.PersonWith(role, status));

        Assert.Equal((after, then), (admitted.Role, admitted.Status));
    }

    [Fact]
    public void No_text_prints_the_address_or_the_hash() => Assert.DoesNotMatch("school|hash", Sent("token").ToString());

    private static Invitation Sent(string token) => InvitationRules.Sent(
        new()
        {
            InvitationId = Ids.New(),
            Email = "rex@school.example",
            State = InvitationState.Revoked,
            TokenHash = "hash",
            InvitedBy = Ids.New(),
            CreatedAt = Now,
            SentAt = Now,
            EndsAt = Now,
            ExpiresAt = 0,
        },
        InvitationTokens.Hash(token),
        Now);
}
