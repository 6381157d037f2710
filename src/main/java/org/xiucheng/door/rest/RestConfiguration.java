package org.xiucheng.door.rest;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Lets controllers name a strictly read JSON body as a parameter.
@Configuration(proxyBeanMethods = false)
class RestConfiguration implements WebMvcConfigurer {
    private final JsonBody.Resolver bodies;

    RestConfiguration(JsonBody.Resolver bodies) {
        this.bodies = bodies;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(bodies);
    }
}
