package org.xiucheng.host;

/// What founds and fills a city on the very first run, so that a newcomer sees it alive.
///
/// A Spring bean; without one a first run leaves the city empty. Its two steps run in applications without
/// web, where a bean is built when it is asked for and not before: take as `ObjectProvider` what can only
/// stand in a founded city (packs, rules, intake). Both may be called again on a fresh database when they
/// were interrupted.
public interface FirstStart {
    /// Says whose city this is and draws its ground: jurisdiction, areas, roads, components, units, rules.
    void found(Progress progress);

    /// Lets a year happen in the founded city: reports, matters, undertakings.
    void fill(Progress progress);
}
