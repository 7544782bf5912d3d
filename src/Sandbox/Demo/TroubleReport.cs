namespace ChangliBridge.Sandbox.Demo;

/// <summary>Says once that a platform cannot be reached, and once that it is back.</summary>
internal sealed class TroubleReport(Narrator narrator, string subject)
{
    private string told = "";

    /// <summary>Takes the last error of something that is being tried again; empty where there is none.</summary>
    public void Hear(string lastError)
    {
        if (lastError.Length == 0 || told.Length > 0)
            return;
        told = lastError;
        narrator.Warn($"{subject}：平台暂未应答（{lastError}）；网桥会自动重试，恢复后接着办");
    }

    public void Over()
    {
        if (told.Length > 0)
            narrator.Good($"{subject}：平台已恢复，接着办完");
        told = "";
    }
}
