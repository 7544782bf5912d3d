namespace ChangliBridge.Sandbox.Demo;

/// <summary>The ports of bridge and province; 0 means a free one.</summary>
internal sealed record DemoPorts(int Grpc, int Http, int Province, int Admin);
