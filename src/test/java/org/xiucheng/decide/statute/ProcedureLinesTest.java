package org.xiucheng.decide.statute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.matter.Procedure;
import org.xiucheng.kernel.matter.Reason;
import org.xiucheng.kernel.matter.Step;
import org.xiucheng.pack.PackLoader;

/// Procedures written as rows are read back as they were.
class ProcedureLinesTest {
    private static final Procedure LOOP = PackLoader.program()
            .load(List.of("demo"), ZoneId.of("Asia/Shanghai"), Instant.parse("2026-03-01T00:00:00Z"))
            .procedures()
            .latest("closed-loop")
            .orElseThrow();

    @Test
    void keepWhatTheGroundsOfAPackSayWithTheirSemicolons() {
        var grounds = List.of(
                new Reason("not-ours", new Bilingual("不属于本单位；见清单", "Not ours; see the list")),
                new Reason("twice", new Bilingual("重复;已办", "Twice")));
        var steps = LOOP.steps().stream()
                .map(step -> step.reasons().isEmpty() ? step : with(step, grounds))
                .toList();
        var own = new Procedure(
                LOOP.name(),
                9,
                LOOP.title(),
                LOOP.start(),
                LOOP.bounceLimit(),
                LOOP.limit(),
                LOOP.extension(),
                LOOP.states(),
                steps);
        assertThat(ProcedureLines.draft(ProcedureLines.lines(own)).built()).isEqualTo(own);
    }

    @Test
    void readGroundsAsPeopleWriteThem() {
        assertThat(ProcedureLines.reasons("one|一|One；two|二|Two;"))
                .extracting(Reason::code)
                .containsExactly("one", "two");
        assertThat(ProcedureLines.reasons("")).isEmpty();
        for (var wrong : List.of("one", "one|一", "One|一|One", "one|一|One|more")) {
            assertThatThrownBy(() -> check(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void check(String wrong) {
        assertThat(ProcedureLines.reasons(wrong)).isNull();
    }

    private static Step with(Step step, List<Reason> reasons) {
        return new Step(
                step.from(),
                step.verb(),
                step.name(),
                step.to(),
                step.by(),
                reasons,
                step.proof(),
                step.otherThan(),
                step.within(),
                step.overLimit(),
                step.effects(),
                step.basis(),
                step.remedy());
    }
}
