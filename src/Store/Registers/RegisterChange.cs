namespace ChangliBridge.Store.Registers;

/// <summary>导入差异: what an import changes in a department's list.</summary>
/// <param name="Added">New rows.</param>
/// <param name="Changed">Rows that say something else.</param>
/// <param name="Removed">Rows that the file no longer holds.</param>
/// <param name="Unchanged">Rows that stay.</param>
public readonly record struct RegisterChange(int Added, int Changed, int Removed, int Unchanged);
