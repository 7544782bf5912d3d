namespace ChangliBridge.Domain.Rules;

/// <summary>Rules (规则) that an act can break, one member a rule, each with its source.</summary>
public enum Rule
{
    /// <summary>必填: a field that the act needs is missing. Source: the method's proto.</summary>
    FieldRequired,

    /// <summary>格式: a field is not in its form. Source: the method's proto.</summary>
    FieldMalformed,

    /// <summary>不存在: something named is unknown, or is not shared with the caller. Source: reliability matrix A4 (no leak of existence).</summary>
    Unknown,

    /// <summary>权限: the caller's department or role may not do this. Source: 谁检查、谁录入、谁公开.</summary>
    NotPermitted,

    /// <summary>版本: the row changed since the caller read it. Source: AIP-154.</summary>
    Stale,

    /// <summary>名称已用: an id can be given once. Source: AIP-133.</summary>
    AlreadyExists,

    /// <summary>状态: the act does not belong to the present state. Source: 全程留痕, the state machines of the plan, draw and result.</summary>
    WrongState,

    /// <summary>认领: items change only after province and city changed them, then the county claims them. Source: county plan 二(一).</summary>
    ItemClaimedOnce,

    /// <summary>上级先变: an item is claimed again only after province or city changed it. Source: county plan 二(一).</summary>
    UpstreamChangedFirst,

    /// <summary>事项有效: a retired item takes no act until it is claimed again. Source: 国办发〔2015〕58号, 抽查事项清单动态调整.</summary>
    ItemInForce,

    /// <summary>存续对象: only targets whose registration has not ended are drawn; which states have ended is a setting. Source: county plan 附件一(二), 登记状态为已成立.</summary>
    LivingTargets,

    /// <summary>映射冲突: a conflict is accepted only while it is there. Source: county plan 二(一), 与“互联网+监管”事项相关联.</summary>
    MappingConflictStands,

    /// <summary>标签库: a tag is one of the provincial library. Source: county plan 二(一), 分类标注.</summary>
    TagInLibrary,

    /// <summary>事项未认领: an item that is not on the county's list cannot be inspected. Source: 国办发〔2024〕54号 未经公布的事项不得实施.</summary>
    ItemOnTheList,

    /// <summary>时间窗口: a window ends on or after its first day and not in the past. Source: 计划的可执行性.</summary>
    WindowAhead,

    /// <summary>至少两人: at least two inspectors of each department. Source: 行政处罚法第四十二条, 互联网+监管填报检查人员数不少于2人.</summary>
    AtLeastTwoInspectors,

    /// <summary>抽取比例: a rate carries its percent sign, a count does not. Source: docs/draw.md, Rule.</summary>
    TakeInForm,

    /// <summary>比例区间: a stratum's rate lies in the range that the plan gives it. Source: 林甸2024年计划, 分级比例区间.</summary>
    TakeInsideRange,

    /// <summary>未评级对象: where strata go by grade, ungraded targets have a stratum of their own. Source: docs/draw.md, section 1 (never skipped).</summary>
    UngradedHaveStratum,

    /// <summary>预警处置: a warning is answered with a batch whose scope holds the target, or with a reason. Source: county plan 二(三), 对高风险主体加大比例和频次.</summary>
    WarningAnswered,

    /// <summary>总体比例的读法: the overall clause is never read silently. Source: county plan 附件二(二), docs/decisions.</summary>
    OverallReadingRecorded,

    /// <summary>计划字典: a word of the plan table is one of the county's. Source: settings, County:Plans; no national table was found.</summary>
    WordOnTheList,

    /// <summary>已抽批次: an adjustment neither changes nor drops a batch that was drawn. Source: 国市监信〔2019〕38号, 按批次抽取; docs/draw.md, guarantee 4.</summary>
    DrawnBatchKept,

    /// <summary>批次在调整中: a batch that a submitted adjustment changes is not drawn as it was. Source: county plan 二(四), 调整年度抽查计划应严格履行相关工作程序.</summary>
    BatchBeingAdjusted,

    /// <summary>先公示后抽取: a draw belongs to a disclosed plan batch. Source: 国市监信〔2019〕38号, 按批次抽取.</summary>
    PlanDisclosed,

    /// <summary>一批一抽: one open draw for each plan batch; a void draw is kept. Source: docs/draw.md, guarantee 4.</summary>
    OneOpenDraw,

    /// <summary>抽取输入: frame, rule, roster or slots are refused by the draw. Source: docs/draw.md, section 1.</summary>
    DrawInput,

    /// <summary>贡献: a contribution fits its slot, its party, its time and its commitment. Source: docs/draw.md, section 2.</summary>
    ContributionInOrder,

    /// <summary>公钥: who contributes has a registered key. Source: docs/draw.md, section 2.</summary>
    KeyRegistered,

    /// <summary>签名: what is contributed carries the signature of the party's key. Source: docs/draw.md, sections 2 and 5.</summary>
    SignatureFits,

    /// <summary>重抽批准: after a draw that was not opened, the supervising office approves the batch's next one. Source: docs/draw.md, guarantee 4.</summary>
    RedrawApproved,

    /// <summary>名单确认: nobody checks a joint batch before each participating department has confirmed the drawn list. Source: 沧州市新华区2024年计划, 科左中旗2024年计划: 各参与单位2个工作日内比对确认.</summary>
    ListConfirmed,

    /// <summary>确认逾期: the lead goes ahead without a department only when its days to confirm are over. Source: the same plans; what follows a late confirmation was not found.</summary>
    ListOverdue,

    /// <summary>不予检查: a department's part taken off for an upheld 名单异议 is not checked and takes no result. Source: 沧州市新华区2024年计划 (名单比对确认); what follows an objection was not found, so the lead decides once, with its reason, and the draw stays as it is.</summary>
    PartTakenOff,

    /// <summary>异议答复: the lead answers each 名单异议 once. Source: the same.</summary>
    ObjectionAnsweredOnce,

    /// <summary>人员不足: no target is inspected without its inspectors. Source: docs/draw.md, guarantee 6.</summary>
    InspectorsSuffice,

    /// <summary>外部批准: who approves a replacement is from outside the department. Source: docs/draw.md, section 3.</summary>
    ApproverOutside,

    /// <summary>抽中才查: a result belongs to a drawn target of the department. Source: 国办发〔2015〕58号.</summary>
    TargetDrawn,

    /// <summary>结果代码: codes are of the named list and version, compared as whole tokens. Source: result dictionaries are data.</summary>
    CodeOnTheList,

    /// <summary>代码互斥: codes that the list says exclude each other do not stand in one result. Source: the list's data, such as 未发现问题 beside a problem.</summary>
    CodesExclude,

    /// <summary>逐项结果: every item of the department's part has one outcome, and 不合格 says what was found. Source: 互联网+监管, 检查项结果.</summary>
    ItemsAccountedFor,

    /// <summary>结论一致: an item that failed goes with a problem code, and a problem code with an item that failed or could not be checked. Source: 互联网+监管, 检查项结果与检查结果.</summary>
    OutcomesAgree,

    /// <summary>核查方式: methods are of the county's dictionary, each once. Source: Zhejiang record form, 核查方式 (multi-select); dictionaries are data.</summary>
    MethodOnTheList,

    /// <summary>附件数量: a result holds as many attachments as the county allows. Source: settings, County:Results:MostAttachments.</summary>
    AttachmentsWithinLimit,

    /// <summary>监管行为必填: a 行政检查行为 record has every required field in its form. Source: tr_t_jgxw_check_action and the import validator of the same record.</summary>
    SupervisionActComplete,

    /// <summary>联合监管任务: a joint batch is drawn when what 互联网+监管 must learn of it can be told. Source: county plan 二(一), items are mapped to 互联网+监管; which fields the message requires was not found.</summary>
    JointTaskTellable,

    /// <summary>谁抽中谁检查: who checks is assigned to the task. Source: 随机选派执法检查人员.</summary>
    InspectorAssigned,

    /// <summary>回避: an inspector with a conflict of interest does not check the target. Source: 公务员法, 行政处罚法第四十三条.</summary>
    InspectorRecused,

    /// <summary>专业人员协助: the assistant is of the inspectors' own department and not on the task yet. Source: 沧州市新华区2024年计划.</summary>
    AssistantInOrder,

    /// <summary>执法证: the certificate is present and valid on the day of the check. Source: 行政处罚法第四十二条.</summary>
    CertificateValid,

    /// <summary>检查日期: the check lies inside the window and not in the future. Source: 计划时间安排.</summary>
    CheckInsideWindow,

    /// <summary>双人复核: who reviews is not who submitted. Source: 审核与录入分离.</summary>
    ReviewerIsAnother,

    /// <summary>回访单位: who revisits took no part in the inspection. Source: county plan 三(三), 督查与检查分离.</summary>
    RevisitBySecondOffice,

    /// <summary>回访计划不改写: what a plan of revisits says follows from the plan that it revisits, so it is planned anew, neither updated nor adjusted. Source: county plan 三(三), 探索推行随机抽查回访机制; docs/supervision.md.</summary>
    RevisitPlanKept,

    /// <summary>回访审核: who reviews a revisit was at neither check, did not enter it and is of no first department. Source: county plan 三(三), 督查与检查分离.</summary>
    RevisitReviewedByOthers,

    /// <summary>双人处置: who confirms giving a delivery up is not who proposed it. Source: 等保三级“三员”分离, 重要操作双人复核.</summary>
    SecondPerson,

    /// <summary>先入库后公示: disclosed when the province has it. Source: 结果录入省平台并公示.</summary>
    AcceptedByProvince,

    /// <summary>处理结果: handling is recorded where a problem was found. Source: county plan 附件四.</summary>
    ProblemFound,

    /// <summary>文件限制: a document is of a type and size that the county keeps. Source: settings, Documents.</summary>
    DocumentAllowed,

    /// <summary>文件一致: bytes are what they were declared to be. Source: 全程留痕, a digest stands for its file.</summary>
    DocumentAsDeclared,

    /// <summary>处理结果唯一来源: a result with follow-up steps gets its handling from their closing, any other is 已改正，无需后续处置. Source: county plan 二(四), 抽查后续处置机制.</summary>
    HandledOneWay,

    /// <summary>个人信息: what is disclosed or told to a platform holds no person's identity or mobile number. Source: 个人信息保护法第二十八条, 政府信息公开条例第十五条.</summary>
    NoPersonalNumber,

    /// <summary>改正期限: 责令改正 has one, 转办 and 移送 may have one (办理期限), a day or working days, not both and not past. Source: 行政处罚法第二十八条, 责令当事人改正或者限期改正; for 转办 and 移送 no term was found, so who opens them sets it.</summary>
    RectificationDue,

    /// <summary>接收单位: 转办 goes to another department of the county, 移送 to a body that the settings name for it. Source: county plan 二(四), 移交有处置权限的机构和相关部门.</summary>
    AddresseeListed,

    /// <summary>信用记录种类: a record is of a kind that the settings name, with its provision. Source: 法定列入, the lists are named by law and kept as settings.</summary>
    CreditKindListed,

    /// <summary>联合惩戒: notice is of a record that stands, to departments that the settings name, and is withdrawn with it. Source: county plan 二(四), 实施联合惩戒.</summary>
    JointNoticeStands,

    /// <summary>惩戒措施: a department told records what it did, or why nothing, not both. Source: county plan 二(四), 实施联合惩戒.</summary>
    MeasureOrReason,

    /// <summary>移送司法审批: an approver who did not open it approves it and ends it. Source: 行政执法机关移送涉嫌犯罪案件的规定第五条.</summary>
    JudicialTransferApproved,

    /// <summary>检查审批: the checks of a draw are approved before it is confirmed, where the county asks for it. Source: 国办发〔2024〕54号, 司法部有关问题解答.</summary>
    CheckApproved,

    /// <summary>扫码入企: the visit of a result has its entry id, where the county asks for it. Source: 国办发〔2024〕54号, 邢台 practice.</summary>
    EntryRecorded,

    /// <summary>年度频次上限: no enterprise is checked beyond the cap without an exemption. Source: 国办发〔2024〕54号; the cap is the county's setting.</summary>
    YearlyCap,

    /// <summary>豁免情形: an exemption names a reason of the county's list. Source: the same.</summary>
    ExemptReasonListed,

    /// <summary>请求编号: a request id belongs to one request for ever. Source: AIP-155.</summary>
    RequestIdReused,

    /// <summary>时钟: the clock never goes back. Source: docs/operations.md, Clock.</summary>
    ClockForward,
}
