using ClassCast.Core.Pictures;
using ClassCast.Core.Ports;
using ClassCast.Core.Privacy;
using ClassCast.Core.Tables;
using ClassCast.Core.Videos;

namespace ClassCast.Core.Tests.Privacy;

/// <summary>Every declared table and every kind of stored file says whether it holds data about people, and what it says is carried out.</summary>
public sealed class PersonalDataTests
{
    private static readonly PersonalRegister Register = new(null!);

    public static TheoryData<string> Tables => [.. TableCatalog.All.Select(table => table.Name)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_declares_whether_it_holds_personal_data(string name) => RequireDeclared(name, Definition(name).PersonalData);

    [Theory]
    [MemberData(nameof(Tables))]
    public void What_a_table_declares_is_carried_out_by_the_register(string name)
    {
        var table = Definition(name);
        var registered = Register.Records.Count(records => records.Table == table);

        Assert.True(IsRegistered(table.PersonalData, registered), $"{name}: add its rows to PersonalRegister (or IdentityRecords), once, exactly when it holds personal data.");
    }

    [Fact]
    public void Each_file_of_an_export_has_a_name_of_its_own()
    {
        var names = TableCatalog.All.Select(table => table.PersonalData).OfType<PersonalData.Held>().Select(held => held.Export).OfType<DataExport.FileExport>().Select(file => file.Name).ToList();

        Assert.Equal(names.Distinct(), names);
        Assert.All(names, name => Assert.Matches("^[a-z-]+\\.json$", name));
    }

    [Fact]
    public void Each_kind_of_stored_file_is_declared_and_personal_ones_are_erased()
    {
        Assert.All(BlobKinds.All, kind => RequireDeclared(kind.Name, kind.PersonalData));
        Assert.Equal(BlobKinds.All.Where(kind => kind.PersonalData is PersonalData.Held), PersonalFiles.Kinds);
    }

    [Fact]
    public void Keys_as_the_classroom_makes_them_are_of_a_declared_kind()
    {
        Assert.Equal(BlobKinds.Originals, BlobKinds.Of(new(Buckets.Videos, $"students/{Ids.New()}/{Ids.New()}.mp4")));
        Assert.Equal(BlobKinds.Processed, BlobKinds.Of(new(Buckets.Videos, VideoKeys.Rendition(Ids.New(), "720p"))));
        Assert.Equal(BlobKinds.Exports, BlobKinds.Of(new(Buckets.Documents, $"{PersonalFiles.ExportsOf(Ids.New())}a.zip")));
        Assert.Equal(BlobKinds.Pictures, BlobKinds.Of(PictureKeys.Of(Ids.New(), Ids.New())));
        Assert.Equal(BlobKinds.PictureUploads, BlobKinds.Of(PictureKeys.UploadOf(Ids.New(), Ids.New())));
        Assert.Null(BlobKinds.Of(new(Buckets.Assets, "avatars/a.png")));
    }

    [Fact]
    public void A_table_without_declaration_or_register_is_noticed()
    {
        Assert.ThrowsAny<Exception>(() => RequireDeclared("New", null));
        Assert.False(IsRegistered(PersonalData.Of("Notes", DataExport.File("notes.json", "Notes."), DataErasure.Delete), 0));
        Assert.False(IsRegistered(PersonalData.Of("Notes", DataExport.Withheld("Secret."), DataErasure.Delete), 0));
        Assert.False(IsRegistered(PersonalData.None("Numbers."), 1));
        Assert.True(IsRegistered(PersonalData.Of("Notes", DataExport.Withheld("Secret."), DataErasure.KeepUntil("tomorrow", "It goes by itself.")), 0));
    }

    private static TableDefinition Definition(string name) => TableCatalog.All.Single(table => table.Name == name);

    private static void RequireDeclared(string name, PersonalData? declared)
    {
        Assert.True(declared is not null, $"{name} declares no PersonalData: say whether it holds data about people, and how that is exported and erased.");
        var words = declared switch
        {
            PersonalData.Nothing nothing => [nothing.Reason],
            PersonalData.Held held => [held.What, .. WordsOf(held.Export), .. WordsOf(held.Erasure)],
            _ => Array.Empty<string>(),
        };
        Assert.NotEmpty(words);
        Assert.All(words, Assert.NotEmpty);
    }

    private static string[] WordsOf(DataExport export) => export switch
    {
        DataExport.FileExport file => [file.Name, file.Description],
        DataExport.WithheldExport withheld => [withheld.Reason],
        _ => [""],
    };

    private static string[] WordsOf(DataErasure erasure) => erasure switch
    {
        DataErasure.DeleteErasure => [],
        DataErasure.PseudonymiseErasure pseudonymise => [pseudonymise.Remains],
        DataErasure.KeepUntilErasure keep => [keep.Until, keep.Reason],
        _ => [""],
    };

    private static bool IsRegistered(PersonalData? declared, int registered) => declared switch
    {
        PersonalData.Held { Export: DataExport.WithheldExport, Erasure: DataErasure.KeepUntilErasure } => registered <= 1,
        PersonalData.Held => registered == 1,
        _ => registered == 0,
    };
}
