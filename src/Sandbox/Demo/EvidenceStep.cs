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
            answer.Indicators.Select(row => new[] { row.Title, $"{row.Numerator}/{row.Denominator}", row.Share, row.Goal, row.Met ? "是" : "否", row.Definition }));
        await FetchBundleAsync(draw, cancellationToken);
        stage.Narrator.Good($"证据包 {stage.Work.BundlePath}（{Verify()} 个文件与 SHA256SUMS 一致）");
    }

    private async Task FetchBundleAsync(Draw draw, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await DownloadAsync(draw, cancellationToken);
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

    private async Task DownloadAsync(Draw draw, CancellationToken cancellationToken)
    {
        var options = BridgeLink.Options(stage.Tokens.For(Official.BureauClerk), cancellationToken);
        using var call = stage.Bridge.Draws.GetBundle(new GetBundleRequest { Name = draw.Name }, options);
        var draft = stage.Work.BundlePath + ".new";
        await using (var file = File.Create(draft))
        {
            await foreach (var chunk in call.ResponseStream.ReadAllAsync(cancellationToken))
                await file.WriteAsync(chunk.Content.Memory, cancellationToken);
        }

        File.Move(draft, stage.Work.BundlePath, overwrite: true);
    }

    private int Verify()
    {
        using var zip = ZipFile.OpenRead(stage.Work.BundlePath);
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
