package org.xiucheng.decide.duty;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xiucheng.decide.table.Moment;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.responsibility.Rule;
import org.xiucheng.kernel.time.Validity;

/// The one moment at which all changes of a sheet begin, found from what was asked for and what its rows say.
final class DutyTimes {
    private final Instant now;
    private final Instant today;
    private @Nullable Instant from;

    DutyTimes(Optional<Instant> asked, Instant now, ZoneId zone) {
        this.now = now;
        this.today = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        this.from = asked.orElse(null);
    }

    Optional<Instant> from() {
        return Optional.ofNullable(from);
    }

    /// The rule, now or to come, that the row repeats.
    static Optional<Rule> same(ReadDuty.Written row, List<Rule> standing) {
        return standing.stream()
                .filter(rule -> row.from()
                                .filter(from ->
                                        !from.at().equals(rule.validity().from()))
                                .isEmpty()
                        && row.to().map(Moment::at).equals(rule.validity().end())
                        && plain(rule).equals(plain(row.rule())))
                .findFirst();
    }

    /// Takes note of a row that names a moment to come: the first says it for all.
    void see(ReadDuty.Written row) {
        if (from == null) {
            row.from().filter(said -> said.at().isAfter(now)).ifPresent(said -> from = said.at());
        }
    }

    /// What the row proposes for that moment; a fault where its times cannot be.
    Draft.Proposal place(ReadDuty.Written row, List<Rule> standing) {
        var moment = from().orElse(now);
        var before = standing.stream()
                .filter(rule -> rule.validity().holdsAt(moment))
                .findFirst();
        row.from().ifPresent(said -> begins(row, said, before));
        var to = row.to().map(Moment::at);
        if (to.filter(end -> !end.isAfter(moment)).isPresent()) {
            if (before.isPresent() && (to.get().equals(moment) || !to.get().isBefore(today))) {
                return new Draft.Proposal(before.get(), true);
            }
            row.row().fault(DutyTable.TO, "rule.period", DutyAdvice.PERIOD);
            return new Draft.Proposal(row.rule(), false);
        }
        return new Draft.Proposal(row.rule().during(new Validity(Instant.EPOCH, to.orElse(null))), false);
    }

    private void begins(ReadDuty.Written row, Moment said, Optional<Rule> before) {
        if (said.at().isAfter(now)) {
            if (!said.at().equals(from)) {
                row.row()
                        .fault(
                                DutyTable.FROM,
                                "draft.two-moments",
                                new Bilingual(
                                        "一份草案只有一个生效时间：" + from + "。",
                                        "All changes of a draft begin at one moment: " + from + "."));
            }
            return;
        }
        var as = before.filter(rule -> rule.validity().from().equals(said.at())).isPresent();
        if (!as && said.at().isBefore(today)) {
            row.row()
                    .fault(
                            DutyTable.FROM,
                            "draft.past",
                            new Bilingual(
                                    "生效时间不能早于今天；留空即自批准起生效。",
                                    "A change begins today or later; leave it empty for at once."));
        }
    }

    private static Rule plain(Rule rule) {
        return new Rule(
                rule.id(),
                1,
                rule.name(),
                rule.categories(),
                rule.places(),
                rule.unit(),
                rule.post(),
                rule.basis(),
                rule.priority(),
                rule.fallback(),
                Validity.ALWAYS);
    }
}
