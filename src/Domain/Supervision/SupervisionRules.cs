using System.Globalization;
using System.Text.RegularExpressions;
using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tasks;

namespace ChangliBridge.Domain.Supervision;

/// <summary>
/// The fields of a 行政检查行为 record and what each must be (监管行为必填项): the one place that knows them.
/// Source: domain reference 4.1, table tr_t_jgxw_check_action and the import validator of the same record. Paths are its columns.
/// </summary>
internal static partial class SupervisionRules
{
    private const char Separator = ';';

    /// <summary>Fills a record from a concluded result; what is missing or malformed is noted in <paramref name="faults"/>.</summary>
    public static Dictionary<string, object> Fill(FaultList faults, InspectionResult result, InspectionTask task, ActSurroundings known)
    {
        var fields = new Dictionary<string, object>();
        FillItems(faults, fields, known.Items);
        FillParty(faults, fields, known);
        FillCheck(faults, fields, result, known);
        Put(faults, fields, ("check_action_name", 2000), $"对{task.TargetTitle}的“双随机、一公开”检查：{string.Join("；", known.Items.Select(item => item.Title))}");
        Put(faults, fields, ("check_action_code", 50), result.CheckActionCode);
        Put(faults, fields, ("implement_institution", 100), known.Institution.Name);
        PutOptional(fields, ("implement_institution_code", 20), known.Institution.Code);
        PutOptional(fields, ("plan_id", 50), task.Draw.Split('/')[1]);
        return fields;
    }

    /// <summary>An instant as the record writes it, in the county's time.</summary>
    public static string Moment(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static void FillItems(FaultList faults, Dictionary<string, object> fields, IReadOnlyList<SupervisedItem> items)
    {
        foreach (var item in items.Where(item => item.Codes.Count == 0))
            Miss(faults, "supervise_item_implement_code", $"事项{item.Item}尚未映射到“互联网+监管”监管事项。", "请确认事项映射（ConfirmItemMapping）。");
        var codes = items.SelectMany(item => item.Codes).DistinctBy(pair => pair.Code).ToList();
        if (items.Count == 0)
            Miss(faults, "supervise_item_implement_code", "检查事项已不在事项清单。", "请核对事项清单后重新报送。");
        if (codes.Count == 0)
            return;
        foreach (var (code, implementation) in codes)
        {
            if (!ItemCode().IsMatch(code))
                Miss(faults, "supervise_item_implement_code", $"监管事项目录编码“{code}”不是14位数字。", "请更正事项映射。");
            if (!ImplementationCode().IsMatch(implementation))
                Miss(faults, "supervise_item_check_icode", $"监管事项{code}的检查实施清单编码“{implementation}”不合规（前18位为统一社会信用代码，第19位为1至5）。", "请在“互联网+监管”维护检查实施清单，同步后重新报送。");
        }
        Put(faults, fields, ("supervise_item_implement_code", 300), string.Join(Separator, codes.Select(pair => pair.Code)));
        Put(faults, fields, ("supervise_item_check_icode", 800), string.Join(Separator, codes.Select(pair => pair.Implementation)));
    }

    private static void FillParty(FaultList faults, Dictionary<string, object> fields, ActSurroundings known)
    {
        if (known.Party is not { } party)
        {
            Miss(faults, "administrative_cp", "检查对象已不在名录库。", "请与省平台核对名录库，同步后重新报送。");
            return;
        }
        Put(faults, fields, ("supervise_object", 200), party.Name);
        Put(faults, fields, ("administrative_cp", 200), party.Name);
        Put(faults, fields, ("administrative_cp_na", 100), known.Terms.NatureOf.GetValueOrDefault(party.Type, ""));
        Put(faults, fields, ("administrative_cp_ce_type", 10), known.Terms.CreditCodeType);
        // A code that fails its check character is a warning in the register, never a reason to hold a record back.
        if (CreditCodeForm().IsMatch(party.CreditCode))
            fields["administrative_cp_ui_code"] = party.CreditCode;
        else
            Miss(faults, "administrative_cp_ui_code", party.CreditCode.Length == 0 ? "检查对象没有统一社会信用代码。" : $"“{party.CreditCode}”不是统一社会信用代码的形式。", "请在名录库补录统一社会信用代码，同步后重新报送。");
        PutOptional(fields, ("address_registered", 400), party.Address);
    }

    private static void FillCheck(FaultList faults, Dictionary<string, object> fields, InspectionResult result, ActSurroundings known)
    {
        var terms = known.Terms;
        Put(faults, fields, ("area_number", 6), terms.Division);
        Put(faults, fields, ("check_form", 100), terms.CheckForm);
        Put(faults, fields, ("check_type", 100), terms.CheckType);
        PutOptional(fields, ("check_mode", 20), terms.CheckMode);
        Put(faults, fields, ("check_result", 100), result.ProblemFound ? terms.Problem : terms.NoProblem);
        fields["check_date"] = FactText.Day(result.CheckOn) + " 00:00:00";
        if (known.Inspectors.Count < result.Inspectors.Count || known.Inspectors.Any(inspector => inspector.Name.Length == 0))
            Miss(faults, "check_personnel", "检查人员的姓名不全。", "请在名录库补录检查人员，同步后重新报送。");
        Put(faults, fields, ("check_personnel", 2000), string.Join(Separator, known.Inspectors.Select(inspector => inspector.Name)));
        PutOptional(fields, ("check_personnel_code", 2000), string.Join(Separator, known.Inspectors.Select(inspector => inspector.Certificate)));
    }

    private static void Put(FaultList faults, Dictionary<string, object> fields, (string Name, int Most) column, string value)
    {
        if (value.Length == 0 && !faults.All.Any(fault => fault.Field == column.Name))
            Miss(faults, column.Name, "未填写。", "请补全该字段。");
        else if (value.Length > column.Most)
            Miss(faults, column.Name, $"超过{column.Most}个字符。", "请缩短。");
        fields[column.Name] = value;
    }

    // What is optional and does not fit is left out rather than cut.
    private static void PutOptional(Dictionary<string, object> fields, (string Name, int Most) column, string value)
    {
        if (value.Length > 0 && value.Length <= column.Most)
            fields[column.Name] = value;
    }

    private static void Miss(FaultList faults, string column, string reason, string remedy) => faults.Add(Rule.SupervisionActComplete, column, reason, remedy);

    [GeneratedRegex("^[0-9]{14}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex ItemCode();

    [GeneratedRegex("^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}[1-5]", RegexOptions.CultureInvariant)]
    private static partial Regex ImplementationCode();

    [GeneratedRegex("^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex CreditCodeForm();
}
