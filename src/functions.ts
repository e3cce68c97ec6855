/** `@atakora/component/functions`: functions started by http calls, timers, messages and events. */
export { keyVaultSecret, type KeyVaultSecret, type MadeBy } from './resources/key-vault/secret.js';
export {
  FunctionsApp,
  type FunctionsAppDefinition,
  type FunctionsAppOutputs,
  type HttpFunctionName,
} from './components/functions-app/functions-app.js';
export type { RUNTIME_VERSIONS, RuntimeVersion } from './resources/functions/requirement.js';
export type {
  FunctionDeclaration,
  FunctionDeclarations,
  FunctionsAppConfig,
  HttpFunction,
  CheckedRuntime,
  DistinctName,
  KnownFunctions,
  SomeMethod,
  RangesOfData,
  RelatedAppOption,
  RelatedAppOptions,
  SomeFunction,
  OptionOf,
  QueueFunction,
  TimerFunction,
} from './components/functions-app/functions-app-config.js';
export type {
  BlobFunction,
  CosmosFunction,
  EventFunction,
  EventGridFunction,
  EventHubFunction,
  ServiceBusConnection,
  ServiceBusQueueFunction,
  ServiceBusTopicFunction,
} from './components/functions-app/event-functions.js';
export type {
  FunctionContext,
  FunctionHandler,
  FunctionRequest,
  FunctionResponse,
  FunctionTimer,
  Inputs,
} from './components/functions-app/handler-types.js';
export type {
  FunctionsOf,
  Handlers,
  ServicesOf,
  SubscribersOf,
  WithFunctions,
  WithSubscribers,
} from './components/handlers.js';
export type { ExcludedHostOptions, RelatedHostOption } from './components/related-options.js';
export type { ContainerUse, DatabaseUse } from './components/functions-app/data-use.js';
export type { AppOptions } from './components/app-options.js';
export type { ApiUses, ITEM_ACCESS, ItemAccess, OpenedApi, UsedApi } from './components/item-access.js';
export type {
  BlobLifecycle,
  CONTAINER_ACCESS,
  ContainerAccess,
  QUEUE_ACCESS,
  QueueAccess,
  StorageContainer,
  StorageQueue,
} from './resources/storage/requirement.js';
export type {
  IntakeOptions,
  MESSAGE_ACCESS,
  MessageAccess,
  MessageOptions,
  ServiceBusQueue,
  ServiceBusRequirement,
  ServiceBusSku,
  ServiceBusSubscription,
  ServiceBusTopic,
} from './resources/service-bus/requirement.js';
export type {
  EVENT_HUBS_SKUS,
  EventHub,
  EventHubCapture,
  EventHubsRequirement,
  EventHubsSku,
} from './resources/event-hubs/requirement.js';
export type { EntraAuth } from './resources/functions/auth/auth.js';
export type { Caller, FunctionServices } from './runtime/contract/caller.js';
export type {
  DataAnswer,
  DataChangeOptions,
  DataContainer,
  DataItem,
  DataQuery,
  DataQueryOptions,
  DataResults,
  OpenContainer,
  PartitionValue,
} from './runtime/contract/data.js';
export type { Permission } from './runtime/contract/sign-in.js';
export {
  type EventData,
  type EventFieldOptions,
  type EventFields,
  type EventOf,
  eventTopic,
  type EventTopic,
  type EventTopicOptions,
  type EventTypes,
  type FieldValue,
  type OptionalField,
  type ValueOf,
} from './components/events-app/event-topic.js';
export {
  EventsApp,
  type EventsAppDefinition,
  type PlannedSubscription,
} from './components/events-app/events-app.js';
export type {
  DeclaredEvents,
  EventContext,
  EventHandler,
  EventsAppConfig,
  EventServices,
  EventsHostOptions,
  EventSubscriber,
  EventSubscribers,
  KnownEvents,
  SomeEvents,
  Published,
  SubscriberName,
  SubscriberOf,
  TopicOf,
} from './components/events-app/events-app-config.js';
export type {
  QueryOptions,
  QueryOutput,
  StreamAnalyticsRequirement,
  StreamingUnits,
} from './resources/stream-analytics/requirement.js';
export { DataPipeline, type DataPipelineDefinition } from './components/data-pipeline/data-pipeline.js';
export type {
  DataPipelineConfig,
  FunctionPipelineConfig,
  FunctionProcess,
  PipelineBlobs,
  PipelineHandler,
  PipelineHostOptions,
  PipelineIngest,
  PipelineTarget,
  QueryPipelineConfig,
  QueryProcess,
} from './components/data-pipeline/data-pipeline-config.js';
export type { DeadEvent, PipelineItem } from './runtime/contract/pipeline.js';
export type { CloudEvent, PublishOptions } from './runtime/contract/events.js';
