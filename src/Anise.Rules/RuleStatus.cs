namespace Anise.Rules;

/// <summary>How sure a value, table or condition is against the text of the law.</summary>
public enum RuleStatus
{
    /// <summary>Checked against the legal text or well known.</summary>
    Confirmed,

    /// <summary>Believed; to be confirmed by the office.</summary>
    Unconfirmed,
}
