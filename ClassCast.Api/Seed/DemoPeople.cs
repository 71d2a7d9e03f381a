using ClassCast.Core.Ports;

namespace ClassCast.Api.Seed;

/// <summary>A sample account.</summary>
public sealed record DemoPerson(string Email, string GivenName, string FamilyName, string Group);

public static class DemoPeople
{
    public const string Domain = "demo.classcast.example";

    public static DemoPerson Admin { get; } = new($"admin@{Domain}", "Robin", "Lindqvist", Groups.Admins);

    public static DemoPerson Ines { get; } = new($"ines@{Domain}", "Ines", "Costa", Groups.Instructors);

    public static DemoPerson Omar { get; } = new($"omar@{Domain}", "Omar", "Haddad", Groups.Instructors);

    public static IReadOnlyList<DemoPerson> Students { get; } =
    [
        .. new (string Given, string Family)[]
        {
            ("Amara", "Okafor"), ("Lukas", "Brandt"), ("Mei", "Tanaka"), ("Sofía", "Ramírez"), ("Noah", "Ellison"),
            ("Priya", "Raman"), ("Jonas", "Kask"), ("Chloé", "Dubois"), ("Tariq", "Mansour"), ("Hanna", "Nowak"),
            ("Kwame", "Asante"), ("Giulia", "Ferraro"), ("Ethan", "Marsh"), ("Yuki", "Mori"), ("Leila", "Farahani"),
            ("Mateus", "Oliveira"), ("Freya", "Sørensen"), ("Daniel", "O’Rourke"), ("Zanele", "Dube"), ("Viktor", "Petrenko"),
            ("Aisha", "Rahman"), ("Tomás", "Herrera"), ("Nora", "van Dijk"), ("Jin-woo", "Park"), ("Elif", "Yıldız"),
            ("Samuel", "Grant"), ("Camille", "Lefèvre"), ("Ravi", "Deshmukh"), ("Isabel", "Moreau-Santos"), ("Oskar", "Virtanen"),
        }.Select((name, index) => new DemoPerson($"student{index + 1:00}@{Domain}", name.Given, name.Family, Groups.Students)),
    ];

    public static IReadOnlyList<DemoPerson> Everybody { get; } = [Admin, Ines, Omar, .. Students];
}
