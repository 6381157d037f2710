package org.xiucheng.decide.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xiucheng.decide.act.ActRequest;
import org.xiucheng.decide.concern.StateConcern;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.task.LeadingGroup;
import org.xiucheng.testkit.Journey;
import org.xiucheng.testkit.SmallCity;

/// A hard matter goes to a leading group by the ordinary procedure, and the group ends when nothing is left.
class FoundGroupTest {
    private static SmallCity city;

    @BeforeAll
    static void open() {
        city = SmallCity.open();
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void leadsByTheProcedureAndEndsOnlyWithNothingLeft() {
        var groups = city.part(FoundGroup.class);
        assertThatThrownBy(() -> groups.found(wanted("one"), Optional.empty(), city.officer("sanitation")))
                .satisfies(code("group.not-permitted"));
        var group = groups.found(wanted("one"), Optional.empty(), city.officer("supervisor"));
        assertThat(group.chair()).isEqualTo("office-west");
        assertThat(city.part(CurrentParties.class)
                        .get()
                        .holder("one-office", Instant.now())
                        .orElseThrow()
                        .id())
                .isEqualTo(city.officer("office-west").person());
        assertThat(city.part(CurrentParties.class)
                        .get()
                        .subjects(Party.unit("one"), LeadingGroup.MEMBER, Instant.now()))
                .containsExactly(Party.unit("sanitation"));

        var journey = Journey.begin(city).toDispatched();
        for (var i = 0; i < 2; i++) {
            journey.officer("sanitation", Journey.because("return", "not-our-duty"))
                    .officer("dispatcher", ActRequest.plain("dispatch"));
        }
        journey.officer("sanitation", Journey.because("return", "not-our-duty"));
        assertThat(journey.state()).isEqualTo("arbitration");
        city.database()
                .ownerSql()
                .sql("update task.leading_group set until = since + interval '1 microsecond'")
                .update();
        assertThatThrownBy(() -> journey.officer("supervisor", Journey.naming("assign", "one")))
                .as("a group whose time is over")
                .satisfies(code("group.ended"));
        city.database()
                .ownerSql()
                .sql("update task.leading_group set until = since + interval '90 days'")
                .update();
        journey.officer("supervisor", Journey.naming("assign", "one"));
        assertThat(journey.matter().lead().unit()).isEqualTo("one");
        assertThatThrownBy(() -> groups.dissolve("one", city.officer("supervisor")))
                .satisfies(code("group.leads"));
        assertThat(city.part(CurrentParties.class)
                        .get()
                        .unit("one")
                        .orElseThrow()
                        .validity()
                        .end())
                .isEmpty();
    }

    @Test
    void isNotGivenWhatComplainsAboutItsChair() {
        city.part(FoundGroup.class).found(wanted("three"), Optional.empty(), city.officer("supervisor"));
        var journey = Journey.begin(city).toDispatched();
        city.part(StateConcern.class)
                .state(
                        journey.receipt().number(),
                        new Matter.Concern(Optional.of("office-west"), false),
                        "投诉",
                        city.officer("supervisor"));
        assertThatThrownBy(() -> journey.officer("dispatcher", redirected("three")))
                .satisfies(code("unit.complained-about"));
        journey.officer("dispatcher", redirected("roads-bureau"));
        assertThat(journey.matter().lead().unit()).isEqualTo("roads-bureau");
    }

    @Test
    void endsWithItsUnitAndMembersWhenNothingIsLeft() {
        var groups = city.part(FoundGroup.class);
        var parties = city.part(CurrentParties.class);
        assertThatThrownBy(() -> groups.found(wanted("two"), Optional.of("roads-post"), city.officer("supervisor")))
                .as("nobody from outside keeps the office")
                .satisfies(code("group.office"));
        groups.found(wanted("two"), Optional.of("sanitation-post"), city.officer("supervisor"));
        assertThat(parties.get()
                        .holder("two-office", Instant.now())
                        .orElseThrow()
                        .id())
                .isEqualTo(city.officer("sanitation").person());
        assertThat(groups.dissolve("two", city.officer("supervisor")).dissolvedAt())
                .isPresent();
        assertThat(city.part(CurrentParties.class)
                        .get()
                        .unit("two")
                        .orElseThrow()
                        .validity()
                        .end())
                .isPresent();
        assertThat(parties.get().holder("two-office", Instant.now())).isEmpty();
        assertThatThrownBy(() -> groups.dissolve("two", city.officer("supervisor")))
                .satisfies(code("group.ended"));
        assertThatThrownBy(() -> groups.found(wanted("two"), Optional.empty(), city.officer("supervisor")))
                .satisfies(code("unit.taken"));
    }

    private static ActRequest redirected(String unit) {
        return new ActRequest(
                "redirect",
                Optional.of("wrong-unit"),
                Optional.of("误派"),
                Optional.empty(),
                Optional.of(unit),
                Optional.empty());
    }

    private static LeadingGroup wanted(String code) {
        var now = Instant.now();
        return new LeadingGroup(
                code,
                new Bilingual("专项组", "Group"),
                new Bilingual("整治跨街占道", "Mend what blocks the road across streets"),
                new ArticleId("demo-ordinance/16"),
                now,
                now.plus(Duration.ofDays(90)),
                Optional.empty(),
                List.of(
                        new LeadingGroup.Member("office-west", new Bilingual("牵头", "Chair"), true),
                        new LeadingGroup.Member("sanitation", new Bilingual("清运", "Clearing"), false)));
    }

    private static Consumer<Throwable> code(String code) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
