using ClassCast.Core.Moving;
using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ClassCast.Backends;

/// <summary>The commands <c>export DIRECTORY [--anyway]</c> and <c>import DIRECTORY [--resume]</c>: a whole classroom out of a backend, and into one.</summary>
public sealed class MoveCommand
{
    private const string Export = "export";
    private const string Import = "import";
    private const string EvenInFlight = "--anyway";
    private const string Resume = "--resume";

    private const int UsageError = 2;

    private readonly bool isExport;
    private readonly string directory;
    private readonly bool hasOption;

    private MoveCommand(bool isExport, string directory, bool hasOption)
    {
        this.isExport = isExport;
        this.directory = directory;
        this.hasOption = hasOption;
    }

    /// <summary>Whether the process is asked to export or import, and not to serve.</summary>
    public static bool IsMeant(IReadOnlyList<string> arguments) => arguments is [Export or Import, ..];

    /// <summary>Works on the backend that the configuration names, beside its services rather than as one of them: no loop of theirs is started.</summary>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(
        IReadOnlyList<string> arguments, IHostApplicationBuilder builder, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (Parse(arguments) is { } command)
        {
            return command.RunAsync(builder, output, errors, cancellationToken);
        }

        errors.WriteLine($"usage: {Export} DIRECTORY [{EvenInFlight}] | {Import} DIRECTORY [{Resume}]");
        return Task.FromResult(UsageError);
    }

    private static MoveCommand? Parse(IReadOnlyList<string> arguments) => arguments switch
    {
        [Export, var directory] => new(isExport: true, directory, hasOption: false),
        [Export, var directory, EvenInFlight] => new(isExport: true, directory, hasOption: true),
        [Import, var directory] => new(isExport: false, directory, hasOption: false),
        [Import, var directory, Resume] => new(isExport: false, directory, hasOption: true),
        _ => null,
    };

    private async Task<int> RunAsync(IHostApplicationBuilder builder, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            builder.AddStorage();
            await using var services = builder.Services.BuildServiceProvider();
            var archive = new ArchiveDirectory(directory);
            var (blobs, tables) = (services.GetRequiredService<IBlobStore>(), services.GetRequiredService<ITableArchive>());
            if (isExport)
            {
                var export = new ClassroomExport(blobs, tables, services.GetRequiredService<IJobQueue>(), services.GetRequiredService<TimeProvider>());
                await export.RunAsync(archive, evenInFlight: hasOption, output.WriteLine, cancellationToken);
                await output.WriteLineAsync($"The classroom is in {archive.Path}.");
            }
            else
            {
                await new ClassroomImport(blobs, tables).RunAsync(archive, resume: hasOption, output.WriteLine, cancellationToken);
                await output.WriteLineAsync("The classroom is moved. Its people choose a new password by \"forgot password\".");
            }

            return 0;
        }
        catch (Exception error) when (IsToldByItsMessage(error))
        {
            await errors.WriteLineAsync(error.Message);
            return 1;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await errors.WriteLineAsync(isExport ? "Cut short. Run it again to go on." : $"Cut short. Run it again with {Resume} to go on.");
            return 130;
        }
    }

    private static bool IsToldByItsMessage(Exception error) =>
        error is MoveException or InvalidOperationException or StorageUnavailableException or StorageFullException or IOException or UnauthorizedAccessException
            or OptionsValidationException;
}
