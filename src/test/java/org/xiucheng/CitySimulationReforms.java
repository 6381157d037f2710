package org.xiucheng;

import java.util.Map;
import java.util.Optional;
import org.xiucheng.decide.reform.CarryOutReforms;
import org.xiucheng.decide.reform.KeepReforms;
import org.xiucheng.decide.reform.Plan;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.testkit.SmallCity;

/// What becomes of the organisation in the simulated year: a unit is split between two others, a desk merges
/// into a wider one, an inspector leaves. Everything goes on meanwhile.
final class CitySimulationReforms {
    private static final ArticleId BASIS = new ArticleId("demo-ordinance/5");

    private final SmallCity city;
    private final CitySimulationMoves moves;
    private int reforms;

    CitySimulationReforms(SmallCity city, CitySimulationMoves moves) {
        this.city = city;
        this.moves = moves;
    }

    /// What happens on that day, and the next step of what is under way.
    void day(int day) {
        switch (day) {
            case 90 ->
                reform(
                        new Plan("sanitation", true, "office-west", Map.of("999902002", "roads-bureau"), Map.of()),
                        "sanitation",
                        "office-west");
            case 170 ->
                reform(
                        new Plan("desk-west", true, "desk-district", Map.of(), Map.of()),
                        "intake-west",
                        "intake-district");
            case 240 ->
                reform(
                        new Plan(
                                "inspection",
                                false,
                                "inspection",
                                Map.of(),
                                Map.of("inspector-post", "inspector-two-post")),
                        "inspector",
                        "inspector-two");
            default -> {}
        }
        city.part(CarryOutReforms.class).look();
    }

    /// How many were carried out to their end.
    long finished() {
        return city.sql()
                .sql("select count(*) from party.reform where finished_at is not null")
                .query(Long.class)
                .single();
    }

    private void reform(Plan plan, String account, String instead) {
        var keep = city.part(KeepReforms.class);
        var planned = keep.plan(plan, "机构改革", BASIS, Optional.empty(), city.officer("system-admin"));
        keep.approve(planned.code(), Optional.of("机构改革"), city.officer("supervisor"));
        if (plan.whole()) {
            moves.ended(plan.unit(), account, instead);
        } else {
            moves.ended("", account, instead);
        }
        reforms++;
    }

    int begun() {
        return reforms;
    }
}
