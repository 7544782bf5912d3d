using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ChangliBridge.Contract.V1;
using Grpc.Core;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>The county's indicators, and the evidence bundle fetched and compared with its own digests.</summary>
internal sealed class EvidenceStep(DemoStage stage)
{
    public async Task RunAsync(Draw draw, CancellationToken cancellationToken)
    {
        stage.Narrator.Step("指标与证据包");
        var request = new GetIndicatorsRequest { Year = CountyPlan.Year };
        var answer = await stage.CallAsync(Official.Supervisor, options => stage.Bridge.Statistics.GetIndicatorsAsync(request, options), cancellationToken);
        stage.Narrator.Table(
            ["指标", "分子/分母", "占比", "目标", "达标", "口径"],
            answer.Indicators.Where(row => row.Goal != "-").Select(row => new[] { row.Title, $"{row.Numerator}/{row.Denominator}", row.Share, row.Goal, row.Met ? "是" : "否", row.Definition }));
        foreach (var (kind, path, title) in new[]
        {
            (GetBundleRequest.Types.Kind.Full, stage.Work.BundlePath, "完整证据包"),
            (GetBundleRequest.Types.Kind.Sealed, stage.Work.SealedBundlePath, "公开证据包"),
        })
        {
            await FetchBundleAsync(new GetBundleRequest { Name = draw.Name, Kind = kind }, path, cancellationToken);
            stage.Narrator.Good($"{title} {path}（{Verify(path)} 个文件与 SHA256SUMS 一致）");
        }

        stage.Narrator.Say($"核验：dotnet run --project src/Cli -c Release -- draw verify {stage.Work.BundlePath}");
    }

    private async Task FetchBundleAsync(GetBundleRequest request, string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await DownloadAsync(request, path, cancellationToken);
                return;
            }
            catch (RpcException lost) when (BridgeLink.IsLost(lost) && !cancellationToken.IsCancellationRequested)
            {
                await stage.Bridge.WaitUntilServingAsync(cancellationToken);
            }
            catch (RpcException refused) when (!cancellationToken.IsCancellationRequested)
            {
                throw new DemoFailure(Refusal.Describe(refused), refused);
            }
        }
    }

    private async Task DownloadAsync(GetBundleRequest request, string path, CancellationToken cancellationToken)
    {
        var options = BridgeLink.Options(stage.Tokens.For(Official.BureauClerk), cancellationToken);
        using var call = stage.Bridge.Draws.GetBundle(request, options);
        var draft = path + ".new";
        await using (var file = File.Create(draft))
        {
            await foreach (var chunk in call.ResponseStream.ReadAllAsync(cancellationToken))
                await file.WriteAsync(chunk.Content.Memory, cancellationToken);
        }

        File.Move(draft, path, overwrite: true);
    }

    private static int Verify(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        var sums = zip.GetEntry("SHA256SUMS") ?? throw new DemoFailure("证据包没有 SHA256SUMS");
        using var reader = new StreamReader(sums.Open(), Encoding.UTF8);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in lines)
        {
            var name = line[64..].TrimStart(' ', '*');
            using var content = zip.GetEntry(name)?.Open() ?? throw new DemoFailure($"证据包缺 {name}");
            if (Convert.ToHexStringLower(SHA256.HashData(content)) != line[..64])
                throw new DemoFailure($"证据包中 {name} 与 SHA256SUMS 不符");
        }

        return lines.Length;
    }
}
