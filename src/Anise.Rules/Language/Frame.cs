namespace Anise.Rules.Language;

/// <summary>The values of one household at hand: slots instead of names. Made once, filled many times.</summary>
internal sealed class Frame(int householdInputs, int memberInputs, int householdRules, int memberRules, double[] parameters)
{
    private int members;

    public Value[] Household { get; } = new Value[householdInputs];

    public Value[] MemberInputs { get; private set; } = [];

    public Value[] Rules { get; } = new Value[householdRules];

    public bool[] RulesDone { get; } = new bool[householdRules];

    public Value[] MemberRules { get; private set; } = [];

    public bool[] MemberRulesDone { get; private set; } = [];

    public double[] Parameters { get; } = parameters;

    public int MembersCount => members;

    /// <summary>Whether the list of members is known; without it nothing about members is.</summary>
    public bool MembersKnown { get; set; }

    /// <summary>The member at hand, while an expression walks over members.</summary>
    public int Member { get; set; }

    public int MemberInputSlots => memberInputs;

    public int MemberRuleSlots => memberRules;

    /// <summary>Forgets the household and makes room for the members of the next.</summary>
    public void Start(int membersCount)
    {
        members = membersCount;
        MembersKnown = membersCount > 0;
        if (MemberInputs.Length < membersCount * memberInputs)
            MemberInputs = new Value[membersCount * memberInputs];
        if (MemberRules.Length < membersCount * memberRules)
        {
            MemberRules = new Value[membersCount * memberRules];
            MemberRulesDone = new bool[membersCount * memberRules];
        }

        Forget();
    }

    /// <summary>Forgets what was computed or given for rules, keeps the inputs.</summary>
    public void Forget()
    {
        Array.Clear(RulesDone);
        Array.Clear(MemberRulesDone);
        Member = 0;
    }

    public void Give(Rule rule, Value value)
    {
        Rules[rule.Slot] = value;
        RulesDone[rule.Slot] = true;
    }

    public Value Read(Input input) => input.Scope == Scope.Household
        ? Household[input.Slot]
        : MemberInputs[Member * memberInputs + input.Slot];
}
