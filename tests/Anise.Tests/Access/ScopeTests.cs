using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Places;

namespace Anise.Tests.Access;

public sealed class ScopeTests
{
    private static readonly Rights Officer =
        new(new Actor("lan", "test", 7), [new Grant { UserId = 7, Role = Role.CommuneOfficer, Place = new PlaceId(2) }]);

    [Fact]
    public void A_place_that_is_on_no_map_is_not_anywhere()
    {
        Scope scope = new PlaceMap(new DateOnly(2026, 1, 1), []).ScopeOf(new PlaceId(99));
        Assert.Equal([new PlaceId(99)], scope.Line);
        Assert.False(Officer.May(Permission.EditHouseholds, scope));
    }

    [Fact]
    public void An_empty_line_is_refused_and_a_scope_never_made_covers_nothing()
    {
        Assert.Throws<ArgumentException>(() => new Scope([]));
        Assert.False(Officer.May(Permission.EditHouseholds, default));
    }

    [Fact]
    public void Anywhere_asks_for_the_role_only()
    {
        Assert.True(Officer.May(Permission.EditHouseholds, Scope.Anywhere));
        Assert.False(Officer.May(Permission.ManageUsers, Scope.Anywhere));
    }
}
