package energy.wattle.assessment.service;

import energy.wattle.assessment.Screen;
import energy.wattle.membership.ZoneParameter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives membership the thresholds that zones may set. */
@Configuration(proxyBeanMethods = false)
class AssessmentConfiguration {

    @Bean
    ZoneParameter.Declared assessmentParameters() {
        return Screen::parameters;
    }
}
