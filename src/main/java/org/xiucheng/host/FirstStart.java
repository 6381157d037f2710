package org.xiucheng.host;

/// What fills an empty city on the very first run, so that a newcomer sees it alive.
///
/// A Spring bean; without one a first run leaves the city empty. It runs in an application without web, before
/// the
/// doors open, and may be called again on a fresh database when it was interrupted.
@FunctionalInterface
public interface FirstStart {
    void fill(Progress progress);
}
