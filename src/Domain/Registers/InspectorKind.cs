namespace ChangliBridge.Domain.Registers;

/// <summary>人员类别. Source: 国办发〔2024〕54号, 严禁辅助人员实施行政检查.</summary>
public enum InspectorKind
{
    /// <summary>执法人员: holds a certificate and can be drawn.</summary>
    Officer = 1,

    /// <summary>辅助人员: helps, and is never drawn.</summary>
    Auxiliary = 2,
}
