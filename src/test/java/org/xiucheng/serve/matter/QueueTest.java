package org.xiucheng.serve.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xiucheng.decide.act.ActRequest;
import org.xiucheng.decide.act.PerformAct;
import org.xiucheng.decide.intake.ReceiveReport;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.party.sql.SqlParties;
import org.xiucheng.kernel.time.Validity;
import org.xiucheng.sense.report.ReportDraft;
import org.xiucheng.sense.report.Where;
import org.xiucheng.testkit.SmallCity;

/// What a queue holds against what its officer may do, over matters moved at random.
class QueueTest {
    private static final long SEED = 20261123;
    private static final int MATTERS = 40;
    private static final int ACTS = 160;
    private static final List<String> ACCOUNTS = List.of(
            "intake-west",
            "intake-east",
            "intake-district",
            "dispatcher",
            "sanitation",
            "roads",
            "office-west",
            "office-east",
            "inspector",
            "supervisor");

    private final Random random = new Random(SEED);

    @Test
    void aQueueHoldsExactlyTheMattersThatItsOfficerCanMove() {
        System.out.println("seed " + SEED);
        try (var city = SmallCity.open()) {
            var numbers = open(city);
            var moved = moveAtRandom(city, numbers);
            assertThat(moved).isGreaterThan(ACTS / 4);
            var matters = city.part(ReadMatters.class);
            var declared = declareConflicts(city, numbers);
            for (var account : ACCOUNTS) {
                var officer = city.officer(account);
                var movable = new TreeSet<String>();
                numbers.stream()
                        .filter(number -> !view(matters, number, officer).acts().isEmpty())
                        .forEach(number -> movable.add(number.text()));
                assertThat(queue(matters, officer)).as(account).isEqualTo(movable);
                assertThat(matters.queue(officer, Optional.empty(), 7).counts().open())
                        .isEqualTo(movable.size());
            }
            assertThat(declared).isPositive();
        }
    }

    /// Every officer declares a conflict in some matters; what is theirs no longer neither shows nor counts.
    private int declareConflicts(SmallCity city, List<PublicNumber> numbers) {
        var parties = new SqlParties(city.sql());
        var declared = 0;
        for (var account : ACCOUNTS) {
            var person = Party.person(city.officer(account).person());
            for (var number : numbers) {
                if (random.nextInt(6) == 0) {
                    var name = random.nextBoolean() ? Relation.CONFLICT : Relation.REPORTED;
                    var about = new Party("matter", number.text());
                    parties.add(UUID.randomUUID(), new Relation(about, name, person, Validity.ALWAYS, "test"));
                    declared++;
                }
            }
        }
        city.part(CurrentParties.class).refresh();
        return declared;
    }

    private List<PublicNumber> open(SmallCity city) {
        var receive = city.part(ReceiveReport.class);
        var numbers = new ArrayList<PublicNumber>();
        for (var i = 0; i < MATTERS; i++) {
            var category = random.nextInt(4) == 0
                    ? Optional.<CategoryKey>empty()
                    : Optional.of(random.nextBoolean() ? SmallCity.WASTE : SmallCity.LID);
            var where = Where.at(random.nextBoolean() ? SmallCity.WEST : SmallCity.EAST);
            numbers.add(receive.receive(
                            ReportDraft.plain("web", "报告" + i, category, where), new Subject.Anyone(), Optional.empty())
                    .number());
        }
        return numbers;
    }

    private int moveAtRandom(SmallCity city, List<PublicNumber> numbers) {
        var matters = city.part(ReadMatters.class);
        var perform = city.part(PerformAct.class);
        var moved = 0;
        for (var i = 0; i < ACTS * 4 && moved < ACTS; i++) {
            var number = numbers.get(random.nextInt(numbers.size()));
            var officer = city.officer(ACCOUNTS.get(random.nextInt(ACCOUNTS.size())));
            var view = view(matters, number, officer);
            if (!view.acts().isEmpty()) {
                var offer = view.acts().get(random.nextInt(view.acts().size()));
                perform.perform(number, act(offer), view.revision(), officer);
                moved++;
            }
        }
        return moved;
    }

    private static ActRequest act(Shown.Offer offer) {
        return new ActRequest(
                offer.verb(),
                offer.reasons().stream().findFirst().map(Shown.Named::code),
                Optional.of("做了"),
                offer.needs().contains("category") ? Optional.of(SmallCity.WASTE) : Optional.empty(),
                offer.needs().contains("unit") ? Optional.of("roads-bureau") : Optional.empty(),
                Optional.empty());
    }

    private static MatterView view(ReadMatters matters, PublicNumber number, Subject who) {
        return matters.view(number, who).orElseThrow();
    }

    private static TreeSet<String> queue(ReadMatters matters, Subject.Officer officer) {
        var found = new TreeSet<String>();
        var cursor = Optional.<String>empty();
        do {
            var page = matters.queue(officer, cursor, 7);
            page.items().forEach(item -> found.add(item.summary().number()));
            cursor = page.next();
        } while (cursor.isPresent());
        return found;
    }
}
