namespace ChangliBridge.Domain.Facts;

/// <summary>
/// 上报事实: something a platform must learn. The domain decides and returns it; whoever saves the change enqueues it in the same transaction.
/// </summary>
/// <param name="Platform">Which of <see cref="Platforms"/>.</param>
/// <param name="Kind">Which of <see cref="FactKinds"/>.</param>
/// <param name="BusinessKey">The record's key, stable for ever; revisions of it are counted apart.</param>
/// <param name="Revision">From 1; revisions of one key go in order.</param>
/// <param name="Department">Id of the department it belongs to.</param>
/// <param name="Body">The record: strings, whole numbers, booleans, lists and maps of such, keys ASCII.</param>
public sealed record PlatformFact(string Platform, string Kind, string BusinessKey, int Revision, string Department, IReadOnlyDictionary<string, object> Body);
