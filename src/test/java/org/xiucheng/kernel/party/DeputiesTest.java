package org.xiucheng.kernel.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.time.Validity;

/// Who stands in for a post, who leads a unit, and which posts are vacant.
class DeputiesTest {
    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant NEXT = DAY.plusSeconds(86_400);
    private static final Person ANNE = new Person(new UUID(0, 1), "安");

    private static final Parties PARTIES = new Parties(
            List.of(),
            List.of(post("chief"), post("second"), post("third"), post("far")),
            List.of(ANNE),
            List.of(
                    stands(Party.post("chief"), Relation.DEPUTY, "third", new Validity(DAY.plusSeconds(60), null)),
                    stands(Party.post("chief"), Relation.DEPUTY, "second", new Validity(DAY, NEXT)),
                    stands(Party.post("second"), Relation.DEPUTY, "far", Validity.since(DAY)),
                    stands(Party.post("chief"), Relation.DEPUTY, "abolished", Validity.since(DAY)),
                    stands(Party.unit("squad"), Relation.LEADER, "chief", new Validity(DAY, NEXT)),
                    new Relation(
                            Party.post("second"),
                            Relation.HOLDER,
                            Party.person(ANNE.id()),
                            new Validity(DAY, NEXT),
                            "test")));

    @Test
    void asksTheDeputiesInTheOrderInWhichTheyWereNamed() {
        assertThat(PARTIES.deputies("chief", NEXT.minusSeconds(1)))
                .extracting(Post::code)
                .containsExactly("second", "third");
    }

    @Test
    void takesNoDeputyBeforeTheirTimeAfterItOrOfADeputy() {
        assertThat(PARTIES.deputies("chief", DAY)).extracting(Post::code).containsExactly("second");
        assertThat(PARTIES.deputies("chief", NEXT)).extracting(Post::code).containsExactly("third");
        assertThat(PARTIES.deputies("third", NEXT)).isEmpty();
    }

    @Test
    void knowsTheLeaderInTheirTimeOnly() {
        assertThat(PARTIES.leader("squad", DAY)).map(Post::code).contains("chief");
        assertThat(PARTIES.leader("squad", NEXT)).isEmpty();
        assertThat(PARTIES.leader("nobody's", DAY)).isEmpty();
    }

    @Test
    void listsThePostsThatNobodyHolds() {
        assertThat(PARTIES.vacancies(DAY)).extracting(Post::code).containsExactly("chief", "far", "third");
        assertThat(PARTIES.vacancies(NEXT)).extracting(Post::code).containsExactly("chief", "far", "second", "third");
    }

    private static Post post(String code) {
        return new Post(code, "squad", Bilingual.same(code), Set.of("HANDLE"));
    }

    private static Relation stands(Party object, String name, String subject, Validity validity) {
        return new Relation(object, name, Party.post(subject), validity, "test");
    }
}
