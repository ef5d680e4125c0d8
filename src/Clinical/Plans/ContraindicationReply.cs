namespace Evenkeel.Clinical.Plans;

/// <summary>Not sure is read like yes: somebody has to ask.</summary>
public enum ContraindicationReply
{
    No = 1,
    Yes = 2,
    NotSure = 3,
}
