package org.xiucheng.decide.road;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.xiucheng.kernel.Bilingual;

/// What is kept of one road (一路一档): its shops and its plan (一路一策). No person is in it.
///
/// @param version counted from 1; a change is the next version, whole
/// @param unit and post: of whoever wrote this version
public record Dossier(String road, int version, Body body, String unit, String post, Instant at) {
    /// What is written.
    ///
    /// @param source from where the shops are known
    public record Body(Optional<Plan> plan, String source, List<Shop> shops) {
        public Body {
            shops = List.copyOf(shops);
        }

        /// What is spent on what, from where: the part that two people see before it stands.
        List<String> money() {
            return plan.map(Plan::measures).orElse(List.of()).stream()
                    .map(measure ->
                            measure.what() + "\n" + measure.yuan().stripTrailingZeros() + "\n" + measure.money())
                    .sorted()
                    .toList();
        }
    }

    /// A version that changes money and waits until somebody else of the road has seen it.
    ///
    /// @param base the version it was written on
    /// @param person who wrote it
    public record Draft(String road, int base, Body body, UUID person, String unit, String post, Instant at) {}

    /// A shop by its business name and its door.
    public record Shop(String name, String door, Optional<String> segment) {}

    public record Plan(String title, String text, List<Measure> measures) {
        public Plan {
            measures = List.copyOf(measures);
        }

        /// What it costs altogether, to the cent.
        public BigDecimal yuan() {
            return measures.stream().map(Measure::yuan).reduce(new BigDecimal("0.00"), BigDecimal::add);
        }

        /// What comes from each source, by its name.
        public SortedMap<String, BigDecimal> bySource() {
            var sums = new TreeMap<String, BigDecimal>();
            measures.forEach(measure -> sums.merge(measure.money(), measure.yuan(), BigDecimal::add));
            return sums;
        }
    }

    /// One thing to be done.
    ///
    /// @param yuan what it costs, to the cent
    /// @param money where that comes from
    /// @param before and after: numbers of reports whose published photos show it
    public record Measure(
            String what,
            BigDecimal yuan,
            String money,
            LocalDate due,
            Stage stage,
            String unit,
            List<String> before,
            List<String> after) {
        public Measure {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /// How far a measure is.
    public enum Stage {
        PLANNED(new Bilingual("计划中", "Planned")),
        RUNNING(new Bilingual("实施中", "Under way")),
        DONE(new Bilingual("已完成", "Done")),
        DROPPED(new Bilingual("已取消", "Dropped"));

        private final Bilingual title;

        Stage(Bilingual title) {
            this.title = title;
        }

        public Bilingual title() {
            return title;
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
