namespace ChangliBridge.Domain.FollowUp;

/// <summary>Which way a problem goes on: 责令改正, 转办, 移送, 移送司法, 立案. Source: county plan 二(四); the 后续处置 list of the Zhejiang record form.</summary>
public enum FollowUpKind
{
    /// <summary>责令改正: the target corrects it by a day, then it is checked again (复查).</summary>
    Rectification = 1,

    /// <summary>转办: another department of the county takes it over.</summary>
    Reassignment = 2,

    /// <summary>移送: a body outside that has the authority gets it.</summary>
    CaseTransfer = 3,

    /// <summary>移送司法: a suspected crime goes to the judicial organs.</summary>
    JudicialTransfer = 4,

    /// <summary>立案: the department opens a case of its own.</summary>
    FiledCase = 5,
}
