namespace ChangliBridge.Faults.Matrix;

/// <summary>Keeps what goes wrong where that is what is expected.</summary>
internal static class Record
{
    public static async Task<Exception?> ExceptionAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (Grpc.Core.RpcException fault)
        {
            return fault;
        }
    }
}
