// Submits one department's result of an open task and reads it back, knowing nothing of the bridge but its proto files.
//   node submit.mjs ADDRESS TOKEN DEPARTMENT CHECK_DATE PROTO_FOLDER…
// Prints one line of JSON: the task, how many tasks there are, the status code of a faulty submission,
// and the result as submitted, as submitted again under the same request_id, and as read.
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { Metadata, credentials, loadPackageDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

const [address, token, department, checkDate, ...protoFolders] = process.argv.slice(2);

const definition = loadSync(
  ['changli/inspection/v1/task_service.proto', 'changli/inspection/v1/result_service.proto'],
  { includeDirs: protoFolders, keepCase: true, longs: String, enums: String, defaults: true });
const { TaskService, ResultService } = loadPackageDefinition(definition).changli.inspection.v1;

const metadata = new Metadata();
metadata.set('authorization', `Bearer ${token}`);

function open(Service) {
  const client = new Service(address, credentials.createInsecure());
  const call = (method, request) =>
    promisify(client[method]).call(client, request, metadata, { deadline: Date.now() + 60_000 });
  return { call, close: () => client.close() };
}

const tasks = open(TaskService);
const results = open(ResultService);
try {
  const listed = await tasks.call('ListInspectionTasks', { state: 'STATE_OPEN' });
  const task = listed.inspection_tasks[0];
  const part = task.parts.find(one => one.department === `departments/${department}`);
  const [year, month, day] = checkDate.split('-').map(Number);
  const request = {
    parent: task.name,
    inspection_result: {
      code_list: 'hebei-result/2023',
      codes: ['E'],
      check_date: { year, month, day },
      inspectors: part.inspectors,
      findings: '清真标志未经统一审核即印制使用，已责令当场改正',
    },
    request_id: randomUUID(),
  };
  // A code that its list does not have: nothing may be stored.
  const refused = await results.call('SubmitResult', {
    ...request, inspection_result: { ...request.inspection_result, codes: ['Z'] }, request_id: randomUUID(),
  }).then(() => null, fault => fault.code);
  const submitted = await results.call('SubmitResult', request);
  const again = await results.call('SubmitResult', request);
  const read = await results.call('GetInspectionResult', { name: submitted.name });
  console.log(JSON.stringify({ task: task.name, total: listed.total_size, refused, submitted, again, read }));
} finally {
  tasks.close();
  results.close();
}
