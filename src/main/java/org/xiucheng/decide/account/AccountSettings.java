package org.xiucheng.decide.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Every limit on accounts and keys: how long a password is, how many hashes are computed at once, how long two
/// secrets of a key work side by side, and how many recovery codes an officer gets.
@ConfigurationProperties("xiucheng.account")
public record AccountSettings(
        @DefaultValue("4") int hashesAtOnce,
        @DefaultValue("12") int passwordShortest,
        @DefaultValue("256") int passwordLongest,
        @DefaultValue("30d") Duration longestOverlap,
        @DefaultValue("10") int recoveryCodes) {}
