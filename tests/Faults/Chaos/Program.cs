using ChangliBridge.Faults.Chaos;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, signal) =>
{
    signal.Cancel = true;
    stop.Cancel();
};
try
{
    return await new ChaosRun(ChaosTerms.Read(args)).RunAsync(stop.Token);
}
catch (ArgumentException fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return 64;
}
