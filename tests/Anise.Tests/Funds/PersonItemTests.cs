using Anise.Basics;
using Anise.Funds;

namespace Anise.Tests.Funds;

/// <summary>What persons are paid for: once for one kind and time, however the time is written; what is alike is asked about.</summary>
public sealed class PersonItemTests
{
    [Fact]
    public async Task Times_that_share_a_day_are_one_payment_and_what_is_alike_takes_a_reason()
    {
        await using FundBook book = await FundBook.CreateAsync();
        await book.MustPostAsync("A1,2026-01-10,central-recurrent,social-training,06505,2026,allocation,,90000000,", "A2,2026-01-10,central-investment,ntp-1-5,06505,2026,allocation,,90000000,",
            "P1,2026-02-10,central-recurrent,social-training,06505,2026,disbursement,person:member-1/training/once,1000,", "P2,2026-02-10,central-recurrent,social-training,06505,2026,disbursement,person:member-1/education/2026-H1,1000,",
            "P3,2026-02-10,central-recurrent,social-training,06505,2026,disbursement,person:member-1/electricity/2026-Q1,1000,", "P4,2026-02-10,central-recurrent,social-training,06505,2026,disbursement,person:member-1/electricity/2026-q2,1000,");
        foreach (string item in new[] { "training/2024", "training/2030-05", "education/2026-06", "education/2026-Q2", "electricity/2026-03", "electricity/2026", "electricity/2026-H1" })
            Assert.Equal("item-overlaps", (await book.RefusedAsync($"X,2026-03-10,central-investment,ntp-1-5,06505,2026,disbursement,person:member-1/{item},1000,")).Code);
        foreach (string item in new[] { "education/2026-H2", "electricity/2026-Q3", "electricity/2026-12" }) await book.MustPostAsync($"Y-{item},2026-03-10,central-investment,ntp-1-5,06505,2026,disbursement,person:member-1/{item},1000,");
        foreach (string item in new[] { "electricity/2026-Q5", "electricity/2026-H3", "electricity/2026-13", "electricity/twice" })
            Assert.Equal("item-period", (await book.RefusedAsync($"X,2026-03-10,central-investment,ntp-1-5,06505,2026,disbursement,person:member-1/{item},1000,")).Code);
        Assert.Equal("item-period", (await book.RefusedAsync("X,2026-03-10,central-investment,ntp-1-5,06505,2026,disbursement,road-1/*/surface/once,1000,")).Code);   // no asset is built once in life

        Problem alike = await book.RefusedAsync("S,2026-03-10,central-investment,ntp-1-5,06505,2026,disbursement,person:member-1/work-abroad/2026,1000,");
        Assert.Equal(("item-similar", "note"), (alike.Code, alike.Field));
        await book.MustPostAsync("S,2026-03-10,central-investment,ntp-1-5,06505,2026,disbursement,person:member-1/work-abroad/2026,1000,Đi làm việc sau khi học nghề");
        await book.MustPostAsync("T,2026-03-10,central-investment,ntp-1-5,06505,2026,disbursement,person:member-2/work-abroad/2026,1000,");   // another person
        Assert.Contains((await book.EntriesAsync()), e => e.Kind == EntryKind.Disbursement && e.Key == "P1");
    }
}
