package org.xiucheng.compute.corridor;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/// Lets the settings of roads be set.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CorridorSettings.class)
class CorridorParts {}
