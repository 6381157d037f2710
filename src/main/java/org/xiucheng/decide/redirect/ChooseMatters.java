package org.xiucheng.decide.redirect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xiucheng.decide.act.FindActor;
import org.xiucheng.decide.intake.NameLead;
import org.xiucheng.decide.intake.Situate;
import org.xiucheng.kernel.access.Policy;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.matter.By;
import org.xiucheng.kernel.matter.Effect;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.Procedures;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.matter.Step;
import org.xiucheng.kernel.matter.sql.SqlMatters;

/// Finds the matters that a correction would move, and whereto: only what the desk reaches, what stands where
/// its procedure lets a desk redirect it, and what would truly go elsewhere.
@Component
class ChooseMatters {
    private final SqlBatches batches;
    private final SqlMatters matters;
    private final Procedures procedures;
    private final FindActor findActor;
    private final Right right;

    ChooseMatters(SqlBatches batches, SqlMatters matters, Procedures procedures, FindActor findActor, Right right) {
        this.batches = batches;
        this.matters = matters;
        this.procedures = procedures;
        this.findActor = findActor;
        this.right = right;
    }

    /// Which unit is right for a matter by the duty list.
    @Component
    record Right(NameLead nameLead, Situate situate) {
        String unit(Matter matter, Step step, Instant at) {
            var asked = new NameLead.Asked(
                    matter.category(),
                    situate.again(matter.location()),
                    matter.concern().about());
            return nameLead.name(asked, at, step.basis()).lead().unit();
        }
    }

    /// The step by which a desk takes a dispatch back from there.
    static Optional<Step> redirect(Matter matter) {
        return matter.procedure().from(matter.state()).stream()
                .filter(ChooseMatters::redirects)
                .findFirst();
    }

    /// Whether any procedure knows that ground for it.
    boolean knows(String ground) {
        return procedures.list().stream()
                .flatMap(procedure -> procedure.steps().stream())
                .anyMatch(step -> redirects(step) && step.reason(ground).isPresent());
    }

    private static boolean redirects(Step step) {
        return step.by() == By.DISPATCHER && step.has(Effect.ASSIGNS_LEAD);
    }

    /// At most `limit` of them, oldest first.
    List<Batch.Line> choose(Selection selection, Optional<String> to, Subject.Officer by, Instant at, int limit) {
        var lines = new ArrayList<Batch.Line>();
        for (var number : batches.chosen(selection, standings(), limit)) {
            matters.find(new PublicNumber(number))
                    .flatMap(matter -> line(matter, to, by, at))
                    .ifPresent(line ->
                            lines.add(new Batch.Line(lines.size(), number, line.from(), line.to(), Optional.empty())));
        }
        return List.copyOf(lines);
    }

    private Optional<Batch.Line> line(Matter matter, Optional<String> to, Subject.Officer by, Instant at) {
        return redirect(matter)
                .filter(step -> Policy.decide(by, step.action(), findActor.resource(matter, by), findActor.context(at))
                        .allowed())
                .map(step -> to.orElseGet(() -> right.unit(matter, step, at)))
                .filter(unit -> !unit.equals(matter.lead().unit()))
                .filter(unit -> matter.concern().about().filter(unit::equals).isEmpty())
                .map(unit ->
                        new Batch.Line(0, matter.number().text(), matter.lead().unit(), unit, Optional.empty()));
    }

    private List<String> standings() {
        return procedures.list().stream()
                .flatMap(procedure -> procedure.steps().stream()
                        .filter(ChooseMatters::redirects)
                        .map(step -> procedure.name() + "/" + procedure.version() + "/" + step.from()))
                .distinct()
                .toList();
    }
}
