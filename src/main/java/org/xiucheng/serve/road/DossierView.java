package org.xiucheng.serve.road;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.xiucheng.serve.matter.Shown;

/// The dossier of a road as everyone reads it (一路一档). Who wrote a version is a unit and a post, never a name.
///
/// @param version 0 where nothing was written yet
/// @param mayEdit whether this reader keeps it
/// @param waiting a change of money that another officer of the road has yet to see; told to those who keep it
public record DossierView(
        String road,
        int version,
        boolean mayEdit,
        Optional<Written> written,
        String source,
        List<Shop> shops,
        Optional<Plan> plan,
        List<Version> versions,
        Optional<Waiting> waiting) {
    public record Written(Instant at, Shown.Named unit, Shown.Named post) {}

    /// What waits, whole, so that it can be compared.
    ///
    /// @param own whether the reader wrote it, and so does not approve it
    public record Waiting(Written written, String source, List<Shop> shops, Optional<Plan> plan, boolean own) {}

    public record Version(int version, Instant at, Shown.Named unit) {}

    public record Shop(String name, String door, Optional<String> segment) {}

    /// The plan of a road.
    ///
    /// @param yuan the sum over all measures, as text to the cent
    public record Plan(String title, String text, String yuan, List<Source> bySource, List<Measure> measures) {}

    /// What comes from one source, as text to the cent.
    public record Source(String name, String yuan) {}

    /// One thing to be done.
    ///
    /// @param before and after: numbers of reports whose published photos show it
    public record Measure(
            String what,
            String yuan,
            String money,
            LocalDate due,
            Shown.Named stage,
            Shown.Named unit,
            List<String> before,
            List<String> after) {}
}
