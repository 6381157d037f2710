package org.xiucheng.host.demo.chiefs;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xiucheng.compute.corridor.Corridor;
import org.xiucheng.compute.corridor.DrawCorridor;
import org.xiucheng.decide.act.ActRequest;
import org.xiucheng.decide.intake.ReceiveReport;
import org.xiucheng.decide.road.TellChiefs;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.sense.report.ReportDraft;
import org.xiucheng.sense.report.Where;

/// Something on the pavement where one chief's road ends and the next one's begins: both are told, one unit
/// leads.
final class AtJoint implements Scene {
    private static final CategoryKey KIND = new CategoryKey("cjt-214-2007-events", "0203");

    private final Town town;
    private final Handling handling;
    private @Nullable PublicNumber number;

    AtJoint(Town town, Handling handling) {
        this.town = town;
        this.handling = handling;
    }

    @Override
    public void plan(LocalDate first, int days) {
        var day = town.calendar().workingDayFrom(first.plusDays(days / 4));
        town.agenda()
                .at(
                        day.atTime(LocalTime.of(10, 0))
                                .atZone(town.calendar().zone())
                                .toInstant(),
                        this::found);
    }

    @Override
    public List<Check> checks() {
        var told = number == null
                ? 0
                : town.sql()
                        .sql("select coalesce(max(cardinality(seats)), 0) from road.told where number = :number")
                        .param("number", number.text())
                        .query(Integer.class)
                        .single();
        return List.of(Check.of(
                "joint", "分界处的事项同时告知两位路长", "a matter at a joint reaches both chiefs", told + " told", told == 2));
    }

    private void act(String verb) {
        if (number != null) {
            handling.act(
                    number, verb.equals("finish") ? Handling.with(verb, "", Optional.empty()) : ActRequest.plain(verb));
        }
    }

    private void found() {
        var joint = town.part(DrawCorridor.class).roads().stream()
                .flatMap(road -> town.part(DrawCorridor.class).find(road.id(), town.now()).stream())
                .map(Corridor::joints)
                .filter(joints -> !joints.isEmpty())
                .findFirst()
                .orElseThrow()
                .getFirst();
        var draft = ReportDraft.plain("web", "占道广告牌", Optional.of(KIND), Where.at(joint.at()));
        number = town.part(ReceiveReport.class)
                .receive(draft, new Subject.Anyone(), Optional.empty())
                .number();
        town.part(TellChiefs.class).tell();
        var day = 1;
        for (var verb : List.of("file", "dispatch", "accept", "finish", "verify")) {
            town.agenda().in(Duration.ofDays(day++), () -> act(verb));
        }
    }
}
