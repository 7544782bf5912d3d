using System.Net;
using System.Net.Sockets;
using System.Text;
using ChangliBridge.Sync.Platforms;
using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.Sync.Tests.Platforms;

/// <summary>What WireMock cannot do: a raw socket in the place of the province. A given token needs no other call before.</summary>
public sealed class BrokenConnectionTests
{
    [Fact]
    public async Task A_refused_connection_proves_that_nothing_was_sent()
    {
        using var province = new ContractProvince(settings => settings["Platforms:Provincial:BaseUrl"] = $"http://127.0.0.1:{FreePort.Take()}/province/");

        Assert.Equal(Failure.SecretUnavailable, (await province.PublishAsync()).Failure);
        Assert.Equal(Failure.NotConnected, await AnswerAsync(null));
    }

    [Fact]
    public async Task A_connection_reset_after_the_request_is_broken() => Assert.Equal(Failure.Broken, await AnswerAsync(stream => stream.Socket.Close(0)));

    [Fact]
    public async Task A_body_shorter_than_it_says_is_broken() => Assert.Equal(Failure.Broken, await AnswerAsync(stream =>
        stream.Write(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 900\r\nContent-Type: application/json\r\n\r\n{\"code\":\"0\""))));

    [Fact]
    public async Task What_is_not_HTTP_is_unreadable() => Assert.Equal(Failure.Unreadable, await AnswerAsync(stream => stream.Write("SSH-2.0-OpenSSH\r\n\r\n"u8)));

    [Fact]
    public async Task A_reply_that_does_not_end_in_time_times_out()
    {
        using var hold = new CancellationTokenSource();
        Assert.Equal(Failure.TimedOut, await AnswerAsync(stream =>
        {
            stream.Write(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 900\r\nContent-Type: application/json\r\n\r\n{"));
            hold.Token.WaitHandle.WaitOne(TimeSpan.FromSeconds(30));
        }, hold.Cancel));
    }

    [Fact]
    public async Task The_caller_giving_up_is_not_a_fact_of_the_platform()
    {
        using var province = new ContractProvince();
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => province.Province.PublishAsync("result", "{}"u8.ToArray(), gone.Token));
    }

    /// <summary>Lets <paramref name="reply"/> answer a publication; null closes the door instead.</summary>
    private static async Task<Failure> AnswerAsync(Action<NetworkStream>? reply, Action? done = null)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/province/";
        using var province = new ContractProvince(settings =>
        {
            settings.Sign(("Kind", "Bearer"), ("Token", "t"));
            settings["Platforms:Provincial:BaseUrl"] = url;
            settings["Platforms:Provincial:Limits:TimeoutMilliseconds"] = "700";
        });
        if (reply is null)
            listener.Stop();
        var server = reply is null ? Task.CompletedTask : Task.Run(() => AcceptAsync(listener, reply));
        var failure = (await province.PublishAsync()).Failure;
        done?.Invoke();
        await server;
        return failure;
    }

    private static async Task AcceptAsync(TcpListener listener, Action<NetworkStream> reply)
    {
        using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await ReadRequestAsync(stream);
        reply(stream);
    }

    private static async Task ReadRequestAsync(NetworkStream stream)
    {
        var text = "";
        var buffer = new byte[8192];
        while (!text.Contains("\r\n\r\n", StringComparison.Ordinal) || (text.Contains("results", StringComparison.Ordinal) && !text.EndsWith("}}", StringComparison.Ordinal)))
        {
            var read = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken);
            Assert.NotEqual(0, read);
            text += Encoding.UTF8.GetString(buffer, 0, read);
        }
    }
}
