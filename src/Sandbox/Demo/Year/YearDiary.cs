namespace ChangliBridge.Sandbox.Demo.Year;

/// <summary>Tells an act in one line: on which day, who, what, and what came of it.</summary>
internal sealed class YearDiary(DemoStage stage)
{
    public void Tell(string who, string what, string outcome) =>
        stage.Narrator.Good($"{stage.Province.Clock.GetUtcNow().ToOffset(BridgeSettings.StartAt.Offset):yyyy-MM-dd} {who}：{what} → {outcome}");
}
