namespace ClassCast.Core.Tests;

public sealed class IdsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 10, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_derived_id_is_the_same_for_the_same_seed_and_another_for_any_other()
    {
        Assert.Equal(Ids.For(Noon, "a"), Ids.For(Noon, "a"));
        Assert.NotEqual(Ids.For(Noon, "a"), Ids.For(Noon, "b"));
        Assert.NotEqual(Ids.For(Noon, "a"), Ids.For(Noon.AddMilliseconds(1), "a"));
    }

    [Fact]
    public void A_derived_id_is_a_UUIDv7_in_order_of_time()
    {
        var ids = Enumerable.Range(0, 50).Select(i => Ids.For(Noon.AddMilliseconds(i), "seed")).ToList();

        Assert.All(ids, id => Assert.True(Ids.IsValid(id)));
        Assert.All(ids, id => Assert.Equal(7, Guid.ParseExact(id, "N").Version));
        Assert.Equal(ids, ids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_id_tells_when_it_was_made() =>
        Assert.Equal(Noon.AddMilliseconds(7), Ids.TimeOf(Ids.For(Noon.AddMilliseconds(7), "seed")));
}
