namespace Anise.Households;

/// <summary>Sex as the identity card records it.</summary>
public enum Sex
{
    /// <summary>Male (nam).</summary>
    Male,

    /// <summary>Female (nữ).</summary>
    Female,
}
