/**
 * Trainings, backtests, models and indicators over HTTP. A body is checked in full before anything
 * starts. Start reading at {@link TrainingsResource}.
 */
package ktrdr.rest.engine;
