/**
 * How much of a result is more than luck: the skill of forecasts and trades, intervals of returns,
 * and what many trials do to the best of them. Neighbouring bars stay together in blocks, because
 * they depend on each other. Start reading at {@link Skill}, then at {@link SharpeStatistics}.
 */
package ktrdr.agent.skill;
