package org.xiucheng.compute.corridor;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How far a road reaches and how closely it is looked at.
///
/// @param jointMetres a matter this near to where the chief changes is told to both
/// @param besideMetres what stands farther from the line is not on the road
/// @param thingsRead the most things read for one stretch
/// @param fewest the public is told no count of open matters that is above nought and below this
/// @param fresh how old the drawing of a road may be
@ConfigurationProperties("xiucheng.corridor")
public record CorridorSettings(
        @DefaultValue("30") double jointMetres,
        @DefaultValue("30") double besideMetres,
        @DefaultValue("2000") int thingsRead,
        @DefaultValue("3") int fewest,
        @DefaultValue("60s") Duration fresh) {}
