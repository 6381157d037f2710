package org.xiucheng.decide.statute;

import java.util.List;
import org.xiucheng.decide.table.Column;

/// The columns of the table of procedures; which of them a row fills in depends on what it is.
final class ProcedureColumns {
    static final Column PROCEDURE = Column.needed("procedure", "流程", "Procedure");
    static final Column VERSION = Column.needed("version", "版本", "Version");
    static final Column LINE = Column.needed("line", "行序", "Line");
    static final Column PART = Column.needed("part", "部分", "Part");
    static final Column STATE = Column.of("state", "状态", "State");
    static final Column VERB = Column.of("verb", "动作", "Verb");
    static final Column NAME_ZH = Column.needed("name_zh", "名称", "Name (Chinese)");
    static final Column NAME_EN = Column.needed("name_en", "英文名称", "Name (English)");
    static final Column TO = Column.of("to_state", "转入", "Leads to");
    static final Column BY = Column.of("by", "由谁", "By");
    static final Column STAGE = Column.of("stage", "环节", "Stage");
    static final Column TERM = Column.of("term", "时限", "Term");
    static final Column BASIS = Column.of("basis", "依据条款", "Legal basis");
    static final Column REASONS = Column.of("reasons", "理由", "Reasons");
    static final Column PROOF = Column.of("proof", "须附", "Asks for");
    static final Column OTHER_THAN = Column.of("other_than", "须异于", "Other than");
    static final Column OVER_LIMIT = Column.of("over_limit", "超次转入", "Over the limit");
    static final Column EFFECTS = Column.of("effects", "效果", "Effects");
    static final Column REMEDY_ZH = Column.of("remedy_zh", "救济", "Remedy (Chinese)");
    static final Column REMEDY_EN = Column.of("remedy_en", "英文救济", "Remedy (English)");
    static final Column END = Column.of("end", "终点", "An end");
    static final Column DONE = Column.of("done", "已办", "Work done");
    static final Column BOUNCES = Column.of("bounces", "退回上限", "Bounce limit");
    static final Column EXTENSION = Column.of("extension", "可延长", "Extension");
    static final Column EXTENSION_BASIS = Column.of("extension_basis", "延长依据", "Basis of the extension");

    static final List<Column> ALL = List.of(
            PROCEDURE,
            VERSION,
            LINE,
            PART,
            STATE,
            VERB,
            NAME_ZH,
            NAME_EN,
            TO,
            BY,
            STAGE,
            TERM,
            BASIS,
            REASONS,
            PROOF,
            OTHER_THAN,
            OVER_LIMIT,
            EFFECTS,
            REMEDY_ZH,
            REMEDY_EN,
            END,
            DONE,
            BOUNCES,
            EXTENSION,
            EXTENSION_BASIS);

    private ProcedureColumns() {}
}
