using System.Collections.Concurrent;
using ChangliBridge.Domain.Rules;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>Finds the request's own fields that its proto calls REQUIRED and that are missing; what they hold is the domain's matter.</summary>
internal static class RequiredFields
{
    // Reading an option parses it; the answer never changes.
    private static readonly ConcurrentDictionary<MessageDescriptor, FieldDescriptor[]> Required = new();

    /// <summary>Every missing required field of the top level.</summary>
    public static List<Fault> Check(IMessage request) =>
        [.. Required.GetOrAdd(request.Descriptor, ReadRequired).Where(field => IsMissing(request, field))
            .Select(field => new Fault(Rule.FieldRequired, field.Name, "未填写。", "请填写该字段。"))];

    /// <summary>The request id; a malformed one is added to <paramref name="faults"/>.</summary>
    public static string RequestId(IMessage request, List<Fault> faults)
    {
        var text = (string)request.Descriptor.FindFieldByName("request_id").Accessor.GetValue(request);
        if (text.Length > 0 && !Guid.TryParseExact(text, "D", out _))
            faults.Add(new Fault(Rule.FieldMalformed, "request_id", "请求编号不是 UUID。", "请用 xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx 形式。"));
        return text;
    }

    private static FieldDescriptor[] ReadRequired(MessageDescriptor message) => [.. message.Fields.InDeclarationOrder().Where(IsRequired)];

    private static bool IsRequired(FieldDescriptor field) =>
        field.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior)?.Contains(FieldBehavior.Required) == true;

    private static bool IsMissing(IMessage request, FieldDescriptor field)
    {
        var value = field.Accessor.GetValue(request);
        return value switch
        {
            null => true,
            string text => text.Length == 0,
            System.Collections.ICollection list => list.Count == 0,
            int number => number == 0,
            long number => number == 0,
            _ => false,
        };
    }
}
