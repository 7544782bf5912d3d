using ChangliBridge.Domain.Drawing.Signing;

namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>
/// 核验: checks a bundle, full or sealed, by recomputing everything that follows from its inputs. It stops at the first step that does not
/// hold, for what comes after rests on it, and names file and line. Source: docs/draw.md, section 4.
/// </summary>
public sealed class BundleVerifier
{
    private readonly List<VerificationStep> _steps = [];
    private readonly PublishedKeys? _keys;
    private BundleFiles _files = null!;

    private BundleVerifier(PublishedKeys? keys) => _keys = keys;

    /// <summary>Checks <paramref name="bundle"/> step by step; it holds where every step does. Cost grows with the number of targets, on all cores.</summary>
    /// <param name="bundle">The bytes of bundle.zip.</param>
    /// <param name="keys">Whose key is whose; null where the checker has no list, and then the findings say so.</param>
    /// <param name="entry">An own entry to check against the bundle, as canonical JSON; null for none.</param>
    public static IReadOnlyList<VerificationStep> Verify(byte[] bundle, PublishedKeys? keys = null, byte[]? entry = null)
    {
        var verifier = new BundleVerifier(keys);
        IEvidenceCheck? check = null;
        _ = verifier.Step("files", () => verifier.OpenFiles(bundle))
            && verifier.Step("sums", verifier.CheckSums)
            && verifier.Step("signature", verifier.CheckSignature)
            && verifier.Step("inputs", () => (check = verifier.MakeCheck()).ReadInputs())
            && check!.Steps.All(step => verifier.Step(step.Name, step.Check))
            && (entry is null || verifier.Step("entry", () => OwnEntry.Check(entry, check.Facts)));
        return verifier._steps;
    }

    private bool Step(string name, Func<string> check)
    {
        try
        {
            _steps.Add(new VerificationStep(name, true, PlainLine.Of(check())));
        }
        catch (Exception fault) when (fault is FormatException or DrawRefused)
        {
            _steps.Add(new VerificationStep(name, false, PlainLine.Of(fault.Message)));
        }
        return _steps[^1].Holds;
    }

    private IEvidenceCheck MakeCheck()
    {
        var shared = new SharedEvidence(_files, _keys);
        return _files.Kind == BundleKind.Full ? new FullCheck(_files, shared) : new SealedCheck(_files, shared);
    }

    private string OpenFiles(byte[] bundle)
    {
        _files = BundleFiles.Open(bundle);
        return $"{BundleText.NamesOf(_files.Kind).Count + 2} files, {(_files.Kind == BundleKind.Full ? "full" : "sealed")}";
    }

    private string CheckSums()
    {
        _files.CheckSums();
        return "SHA256SUMS fits";
    }

    private string CheckSignature()
    {
        var fields = new JsonFields(SharedEvidence.ReadJson(_files, BundleText.SumsSignature), BundleText.SumsSignature, []);
        var signature = new BundleSignature(fields.Text("keyId"), fields.Text("algorithm"), fields.Text("signature"));
        ExpectedStream.Compare(BundleText.SumsSignature, _files[BundleText.SumsSignature], target => target.Write(BundleText.SignatureFile(signature)));
        if (PublicKey.Parse(signature.KeyId) is not { } key || key.Algorithm != signature.Algorithm)
            throw new FormatException($"{BundleText.SumsSignature}: '{signature.KeyId}' is no key of {signature.Algorithm}");
        if (!key.Verifies(_files[BundleText.Sums], signature.Signature))
            throw new FormatException($"{BundleText.SumsSignature}: {key.Id} did not sign these sums");
        if (_keys?.Holds(PublishedKeys.Bridge, key.Id) == false)
            throw new FormatException($"{BundleText.SumsSignature}: {key.Id} is none of the bridge's published keys");
        return $"signed by {key.Id}{(_keys is null ? "; compare it with the published keys" : ", published")}";
    }
}
