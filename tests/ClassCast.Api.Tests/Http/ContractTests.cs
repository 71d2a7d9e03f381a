namespace ClassCast.Api.Tests.Http;

public sealed class ContractTests
{
    /// <summary>The Api casts between them.</summary>
    [Fact]
    public void Enums_of_the_same_name_mean_the_same_in_Core_and_Contracts()
    {
        var contracts = typeof(Contracts.CourseStatus).Assembly.GetTypes().Where(type => type.IsEnum);
        var core = typeof(Core.Ids).Assembly.GetTypes().Where(type => type.IsEnum).ToLookup(type => type.Name);
        var pairs = contracts.Where(type => core.Contains(type.Name)).Select(type => (Contract: type, Core: core[type.Name].Single())).ToList();

        Assert.NotEmpty(pairs);
        Assert.All(pairs, pair => Assert.Equal(ValuesOf(pair.Core), ValuesOf(pair.Contract)));
    }

    private static IEnumerable<(string, int)> ValuesOf(Type type) => Enum.GetNames(type).Select(name => (name, (int)Enum.Parse(type, name)));
}
