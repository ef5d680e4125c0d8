namespace Evenkeel.Clinical.Plans;

/// <summary>What a clinician decided after reading a patient's answers to the contraindications (mission 1.6). The program decides nothing.</summary>
public enum Eligibility
{
    /// <summary>Sessions may be booked.</summary>
    Eligible = 1,
    NotEligible = 2,
    /// <summary>A named clinician must say yes first; until then it is as good as no.</summary>
    NeedsClearance = 3,
}
