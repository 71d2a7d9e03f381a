using ClassCast.Api.Features.Auth;
using ClassCast.Backends;
using ClassCast.Core.Audit;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ClassCast.Api.Features.Admin;

/// <summary>
/// The commands <c>admin create EMAIL</c> and <c>admin reset-mfa EMAIL</c>, for whoever has the machine: the first administrator, or one more when all are gone,
/// and the last one who lost their phone. The password comes from the terminal or the standard input, never from an argument, where every process of the
/// machine could read it.
/// </summary>
public static class AdminCommand
{
    /// <param name="builder">Names the backend and its data.</param>
    /// <param name="email">Of somebody new; or of an account there is, which keeps its password.</param>
    /// <param name="password">Asked for when the account is new.</param>
    /// <param name="output">Where to say what happened.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(
        WebApplicationBuilder builder, string email, Func<string?> password, TextWriter output, CancellationToken cancellationToken) =>
        WithServicesAsync(builder, email, (services, normalised) => CreateAsync(services, normalised, password, cancellationToken), output);

    /// <summary>Removes somebody's second factor, as an administrator would.</summary>
    /// <returns>The exit code.</returns>
    public static Task<int> ResetMultiFactorAsync(WebApplicationBuilder builder, string email, TextWriter output, CancellationToken cancellationToken) =>
        WithServicesAsync(builder, email, (services, normalised) => ResetAsync(services, normalised, cancellationToken), output);

    private static async Task<int> WithServicesAsync(
        WebApplicationBuilder builder, string email, Func<IServiceProvider, string, Task<string>> work, TextWriter output)
    {
        if (!EmailAddresses.Normalize(email).Contains('@', StringComparison.Ordinal))
        {
            await output.WriteLineAsync($"'{email}' is no e-mail address.");
            return 2;
        }

        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddAuth();
        builder.AddBackend();
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        try
        {
            await output.WriteLineAsync(await work(scope.ServiceProvider, EmailAddresses.Normalize(email)));
            return 0;
        }
        catch (Exception refused) when (refused is IdentityException or InvalidOperationException or StorageUnavailableException or OptionsValidationException)
        {
            await output.WriteLineAsync(refused.Message);
            return 1;
        }
    }

    private static async Task<string> ResetAsync(IServiceProvider services, string email, CancellationToken cancellationToken)
    {
        var identity = services.GetRequiredService<IIdentityProvider>();
        var time = services.GetRequiredService<TimeProvider>();
        var account = await identity.FindAsync(email, cancellationToken);
        if (account is not { IsConfirmed: true })
        {
            throw new InvalidOperationException($"There is no account of {email}.");
        }

        var entry = AuditEvents.MultiFactorReset(account.UserId, AuditActors.Machine, reason: null, time);
        await identity.MultiFactor.ResetAsync(account.UserId, transaction => transaction.Audit(entry), cancellationToken);
        return $"{email} signs in with the password alone, and was signed out everywhere.";
    }

    private static async Task<string> CreateAsync(IServiceProvider services, string email, Func<string?> password, CancellationToken cancellationToken)
    {
        var identity = services.GetRequiredService<IIdentityProvider>();
        var store = services.GetRequiredService<ITableStore>();
        var time = services.GetRequiredService<TimeProvider>();
        var account = await identity.FindAsync(email, cancellationToken);
        var known = account is null ? null : await store.GetAsync(TableCatalog.Users, account.UserId, cancellationToken);
        if (account is { IsEnabled: false } || known is { Status: UserStatus.Suspended })
        {
            throw new InvalidOperationException("This account is suspended. Another administrator has to reactivate it first.");
        }

        if (account is { IsConfirmed: false })
        {
            throw new InvalidOperationException("This address waits for its confirmation. Confirm it first, or use another.");
        }

        var isNew = account is null;
        if (isNew)
        {
            var typed = password();
            var created = new NewAccount
            {
                Email = email,
                Password = string.IsNullOrEmpty(typed) ? throw new InvalidOperationException("No password was given.") : typed,
                GivenName = "School",
                FamilyName = "Administrator",
            };
            account = await identity.CreateConfirmedAsync(created, [Groups.Admins], cancellationToken);
        }

        var profile = known ?? new User
        {
            UserId = account!.UserId,
            Email = account.Email,
            GivenName = account.GivenName,
            FamilyName = account.FamilyName,
            Role = Role.Admin,
            CreatedAt = time.GetUtcNow(),
        };
        if (known is not { Role: Role.Admin })
        {
            var admin = profile with { Role = Role.Admin, Status = UserStatus.Active };
            var transaction = new Transaction().Put(TableCatalog.Users, admin).Audit(AuditEvents.AdminCreated(known, admin.UserId, time));
            await store.CommitAsync(transaction, cancellationToken);
        }

        await identity.AddToGroupAsync(profile.UserId, Groups.Admins, cancellationToken);
        return isNew ? $"{email} is an administrator and can sign in." : $"{email} is an administrator, with the password it had, from the next sign-in on.";
    }
}
