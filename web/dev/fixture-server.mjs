// Development only, never shipped: contract-shaped answers for the pages while no Java server is at hand.
//   node dev/fixture-server.mjs [port]    serves the built pages with the production content security policy, and /api/v1 from made-up data.
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

const port = Number(process.argv[2] ?? 18310)
const dist = new URL('../../target/classes/static', import.meta.url).pathname
const b = (zh, en) => ({ zh, en })
const hours = h => new Date(Date.now() + h * 3600_000).toISOString()

let seed = 7
const random = () => ((seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648)

// --- places: lattices inside lattices, so that every level is a true partition
const names = [['云锦', 'Yunjin'], ['梧桐', 'Wutong'], ['清湾', 'Qingwan'], ['石桥', 'Shiqiao'], ['望山', 'Wangshan'], ['柳林', 'Liulin'], ['青禾镇', 'Qinghe'], ['锦绣', 'Jinxiu'], ['河埠', 'Hebu']]
const levels = [['district', '区', 'district'], ['street', '街道', 'sub-district'], ['community', '社区', 'community'], ['grid', '网格', 'grid'], ['micro-grid', '微网格', 'micro-grid']]
const cuts = [[3, 3], [2, 3], [2, 2], [3, 2]]
const areas = new Map()
const children = new Map()
function area(code, depth, name, parent, quad) {
  const inside = depth < 4 ? cuts[depth][0] * cuts[depth][1] : 0
  const lons = quad.map(p => p[0]), lats = quad.map(p => p[1])
  areas.set(code, { code, name, level: levels[depth][0], levelName: b(levels[depth][1], levels[depth][2]), children: inside, bounds: [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)], quad, parent })
  if (parent) children.set(parent, [...(children.get(parent) ?? []), code])
  if (depth === 4) return
  const [nx, ny] = cuts[depth]
  const at = (u, v) => [0, 1].map(k => (1 - u) * (1 - v) * quad[0][k] + u * (1 - v) * quad[1][k] + u * v * quad[2][k] + (1 - u) * v * quad[3][k])
  const lattice = Array.from({ length: nx + 1 }, (_, i) => Array.from({ length: ny + 1 }, (_, j) =>
    at(i / nx + (i > 0 && i < nx ? (random() - 0.5) * 0.12 : 0), j / ny + (j > 0 && j < ny ? (random() - 0.5) * 0.12 : 0))))
  let k = 0
  for (let j = 0; j < ny; j++) for (let i = 0; i < nx; i++) {
    k++
    const own = depth === 0 ? b(names[k - 1][0] + (names[k - 1][0].endsWith('镇') ? '' : '街道'), names[k - 1][1])
      : depth === 1 ? b(`${name.zh.slice(0, 2)}第${'一二三四五六'[k - 1]}社区`, `${name.en} ${k}`)
      : depth === 2 ? b(`第${k}网格`, `Grid ${k}`) : b(`微网格${k}`, `Micro-grid ${k}`)
    area(code + String(k).padStart(depth === 0 ? 3 : 2, '0'), depth + 1, own, code, [lattice[i][j], lattice[i + 1][j], lattice[i + 1][j + 1], lattice[i][j + 1]])
  }
}
area('990101', 0, b('锦城区', 'Jincheng District'), null, [[110.01, 30.005], [110.125, 30.0], [110.13, 30.075], [110.0, 30.085]])

const ring = quad => [[...quad, quad[0]]]
const mid = (p, q) => [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2]
function plan(code) {
  const of = areas.get(code)
  const parts = (children.get(code) ?? []).map(c => areas.get(c))
  const [a, c, d, e] = of.quad
  const roads = [[mid(a, c), mid(d, e)], [mid(a, e), mid(c, d)]]
  return { type: 'FeatureCollection', features: [
    ...parts.map(p => ({ type: 'Feature', properties: { kind: 'area', code: p.code, name: p.name }, geometry: { type: 'Polygon', coordinates: ring(p.quad) } })),
    ...roads.map((line, i) => ({ type: 'Feature', properties: { kind: 'segment', id: `${code}-${i}`, name: b('绣湖路', 'Xiuhu Road') }, geometry: { type: 'LineString', coordinates: line } })),
  ] }
}
const shape = ({ quad: _q, parent: _p, ...rest }) => rest
const chain = code => { const out = []; for (let c = code; c; c = areas.get(c).parent) out.unshift(areas.get(c)); return out }

// --- words of the city
const article = (id, zh, en, number, gzh, gen, demo = true) => ({ id, law: b(zh, en), number, gist: b(gzh, gen), demo })
const duty = article('demo-ordinance/12', '锦城区城市精细管理条例', 'Jincheng Fine Governance Ordinance', '第十二条', '路面设施的养护单位应在时限内修复。', 'The unit that maintains a road facility repairs it in time.')
const check = article('demo-ordinance/21', '锦城区城市精细管理条例', 'Jincheng Fine Governance Ordinance', '第二十一条', '办结须由处置人员以外的人核查。', 'Closing needs a check by someone other than the handler.')
const said = article('cn-civil-code/278', '民法典', 'Civil Code', '第二百七十八条', '共同决定事项的表决规则。', 'How owners decide together.', false)
const systems = [
  { id: 'cjt214-2007', name: b('CJ/T 214-2007', 'CJ/T 214-2007'), standing: 'complete', note: null },
  { id: 'gbt30428.2-2013', name: b('GB/T 30428.2-2013', 'GB/T 30428.2-2013'), standing: 'partial', note: b('部分', 'partial') },
  { id: 'jincheng', name: b('锦城区地方扩展', 'Jincheng local extension'), standing: 'local', note: null },
]
const cat = (system, code, zh, en, gzh, gen, kind, standing) => ({ system, code, name: b(zh, en), group: b(gzh, gen), kind, standing })
const categories = [
  cat('cjt214-2007', '0101', '上水井盖', 'Water-supply manhole cover', '公用设施', 'public utilities', 'component', 'standard'),
  cat('cjt214-2007', '0102', '污水井盖', 'Sewage manhole cover', '公用设施', 'public utilities', 'component', 'standard'),
  cat('cjt214-2007', '0104', '雨水箅子', 'Storm-drain grate', '公用设施', 'public utilities', 'component', 'standard'),
  cat('cjt214-2007', '0119', '路灯', 'Street lamp', '公用设施', 'public utilities', 'component', 'standard'),
  cat('cjt214-2007', 'E0102', '暴露垃圾', 'Exposed waste', '市容环境', 'city appearance', 'event', 'standard'),
  cat('cjt214-2007', 'E0104', '道路不洁', 'Dirty road', '市容环境', 'city appearance', 'event', 'standard'),
  cat('gbt30428.2-2013', '0137', '路灯', 'Street lamp', '公用设施', 'public utilities', 'component', 'partial'),
  cat('gbt30428.2-2013', 'E0410', '非机动车乱停放', 'Badly parked bicycles', '街面秩序', 'street order', 'event', 'partial'),
  cat('jincheng', '2199', '公共座椅破损', 'Broken public bench', '扩展', 'extension', 'component', 'local'),
]
const stateOf = { received: [b('已收到', 'Received'), 1], filed: [b('已立案', 'Filed'), 2], dispatched: [b('已派遣', 'Dispatched'), 3], handling: [b('处置中', 'In hand'), 4], paused: [b('暂停', 'Paused'), 4], arbitration: [b('裁定中', 'In arbitration'), 3], handled: [b('待核查', 'To be checked'), 5], verified: [b('待反映人评议', 'For the reporter to judge'), 6], disputed: [b('有异议', 'Disputed'), 6], closed: [b('已结案', 'Closed'), 7], unconfirmed: [b('未确认办结', 'Closed unconfirmed'), 7], refused: [b('不予受理', 'Refused'), 2] }
const units = [['roads', '市政养护所', 'Roads and Drains Office'], ['clean', '环卫作业队', 'Street Cleaning Team'], ['lamps', '路灯管理站', 'Lamp Station'], ['green', '园林绿化站', 'Parks Station'], ['order', '综合执法队', 'Enforcement Team']].map(([code, zh, en]) => ({ code, name: b(zh, en) }))
const desk = { code: 'intake', name: b('区受理中心', 'District Intake Desk') }

const leaves = [...areas.values()].filter(a => a.level === 'micro-grid')
const keys = ['handling', 'dispatched', 'verified', 'handling', 'received', 'handled', 'closed', 'filed', 'paused', 'closed', 'disputed', 'unconfirmed', 'arbitration']
const matters = Array.from({ length: 60 }, (_, i) => {
  const key = keys[i % keys.length]
  const [stateName, stage] = stateOf[key]
  const category = key === 'received' ? null : categories[(i * 5) % categories.length]
  const open = !['closed', 'unconfirmed', 'refused'].includes(key)
  const dueIn = [30, 3.4, -5.2, 120, 9, 52, -40, 15][i % 8]
  return {
    number: `JC-${String(7000 + i * 37)}-K${(i * 977) % 9973}-${i % 10}`, category: category && { system: category.system, code: category.code, name: category.name, standing: category.standing },
    state: key, stateName, stage, open, lead: { unit: key === 'received' ? desk : units[i % units.length], post: { code: 'duty', name: b('值班岗', 'duty post') } },
    place: { areas: chain(leaves[(i * 97) % leaves.length].code).map(({ code, name, level }) => ({ code, name, level })), segment: i % 3 === 0 ? { id: 's1', name: b('绣湖路（梧桐路—石桥街）', 'Xiuhu Road (Wutong–Shiqiao)') } : null },
    openedAt: hours(-6 - i * 5).replace(/:\d\d:\d\d\.\d+Z/, ':00:00Z'), due: open ? { clock: key, at: hours(dueIn), state: key === 'paused' ? 'paused' : dueIn < 0 ? 'overdue' : 'running', provisional: i % 11 === 3 } : null,
    reports: 1 + (i % 4 === 0 ? 2 : 0), undertaking: i % 9 === 0 ? { number: 'XD-2026-001', name: b('绣湖路人行道微改造', 'Xiuhu Road pavement renewal') } : null,
  }
})
const verb = (key, zh, en, reasons, needs) => ({ verb: key, name: b(zh, en), reasons: reasons.map(([code, z, e]) => ({ code, name: b(z, e) })), needs, basis: key === 'verify' ? check : duty, remedy: b('对处理有异议的，可在 15 日内向区城市管理监督中心申请复核。', 'Whoever disagrees may ask the supervision centre for a review within 15 days.') })
const staffActs = {
  received: [verb('file', '立案', 'File', [], ['category']), verb('refuse', '不予受理', 'Refuse', [['outside', '不属于职责范围', 'Outside the remit'], ['duplicate', '重复且无新事实', 'Repeated without new facts']], ['reason'])],
  filed: [verb('dispatch', '派遣', 'Dispatch', [], [])], dispatched: [verb('accept', '接收', 'Accept', [], []), verb('return', '退回', 'Return', [['not-ours', '不属于本单位', 'Not ours'], ['wrong-place', '地点有误', 'Wrong place']], ['reason'])],
  handling: [verb('finish', '处置完毕', 'Report as done', [], ['note']), verb('pause', '暂停计时', 'Pause the clock', [['weather', '天气原因', 'Weather'], ['material', '等待材料', 'Waiting for parts']], ['reason'])],
  paused: [verb('resume', '恢复', 'Resume', [], [])], arbitration: [verb('assign', '裁定指派', 'Assign', [['duty', '依职责清单', 'By the duty list']], ['unit', 'reason'])],
  handled: [verb('verify', '核查通过', 'Verify', [], ['note']), verb('rework', '退回返工', 'Send back', [['not-fixed', '未修复', 'Not fixed']], ['reason'])], disputed: [verb('reopen', '重新办理', 'Reopen', [['valid', '异议成立', 'The dispute holds']], ['reason']), verb('uphold', '维持结果', 'Uphold', [['invalid', '异议不成立', 'It does not hold']], ['reason'])],
}
const reporterActs = [verb('confirm', '确认办好', 'Confirm', [], []), verb('dispute', '提出异议', 'Dispute', [['not-fixed', '没有修好', 'Not fixed'], ['again', '又出现了', 'It came back']], ['reason'])]
const rules = [{ rule: { id: 'r2', name: b('街道属地兜底', 'The sub-district as fallback') }, why: b('范围更宽：胜出的规则限定了类别与网格', 'Wider: the winner is bound to a category and a grid') }, { rule: { id: 'r3', name: b('道路两侧绿化养护', 'Green strips along the road') }, why: b('类别不符', 'Another category') }]
const revisions = new Map()
function view(m, acts, withReport) {
  const told = (h, v, zh, en, from, to, by, more = {}) => ({ at: hours(h), verb: v, name: b(zh, en), from, to, by, reason: null, note: null, basis: duty, remedy: null, ...more })
  const unit = { kind: 'unit', unit: m.lead.unit, post: m.lead.post }
  const story = [
    told(-30, 'report', '收到反映', 'Report received', null, stateOf.received[0], { kind: 'reporter', unit: null, post: null }, { basis: null }),
    ...(m.stage > 1 ? [told(-29.4, 'file', '立案', 'Filed', stateOf.received[0], stateOf.filed[0], { kind: 'unit', unit: desk, post: { code: 'i', name: b('受理员', 'intake clerk') } })] : []),
    ...(m.stage > 2 ? [told(-29, 'dispatch', '派遣', 'Dispatched', stateOf.filed[0], stateOf.dispatched[0], { kind: 'unit', unit: { code: 'd', name: b('区指挥中心', 'District Command Centre') }, post: { code: 'p', name: b('派遣员', 'dispatcher') } }), told(-28, 'return', '退回', 'Returned', stateOf.dispatched[0], stateOf.filed[0], unit, { reason: { code: 'x', name: b('地点有误，不在本单位养护范围', 'Wrong place, outside the maintained stretch') }, remedy: b('可申请裁定', 'Arbitration may be asked') })] : []),
    ...(m.stage > 3 ? [told(-27, 'dispatch', '派遣', 'Dispatched', stateOf.filed[0], stateOf.dispatched[0], { kind: 'unit', unit: { code: 'd', name: b('区指挥中心', 'District Command Centre') }, post: null }), told(-26, 'accept', '接收', 'Accepted', stateOf.dispatched[0], stateOf.handling[0], unit)] : []),
    ...(m.due?.state === 'overdue' ? [told(-5, 'escalate', '期限已过，上报督办', 'Deadline passed, escalated', null, null, { kind: 'clock', unit: null, post: null })] : []),
    ...(m.stage > 4 ? [told(-4, 'finish', '办结上报', 'Reported as done', stateOf.handling[0], stateOf.handled[0], unit, { note: withReport ? '已更换井盖并清理周边，前后照片已存。' : null })] : []),
    ...(m.stage > 5 ? [told(-2, 'verify', '核查通过', 'Verified', stateOf.handled[0], stateOf.verified[0], { kind: 'unit', unit: { code: 's', name: b('区监督中心', 'Supervision Centre') }, post: { code: 'c', name: b('核查员', 'inspector') } }, { basis: check, remedy: b('反映人可在 15 日内提出异议', 'The reporter may dispute within 15 days') })] : []),
  ]
  return { ...m, procedure: { name: 'closed-loop', version: 1 },
    deadlines: [
      { clock: 'received', name: b('受理', 'Intake'), term: { kind: 'work-hours', amount: 2 }, start: hours(-30), due: hours(-28), state: 'met', provisional: false, basis: duty, escalations: 0 },
      ...(m.due ? [{ clock: m.due.clock, name: m.stateName, term: { kind: 'work-days', amount: 1 }, start: hours(-20), due: m.due.at, state: m.due.state, provisional: m.due.provisional, basis: duty, escalations: m.due.state === 'overdue' ? 1 : 0 }] : []),
      ...(m.stage > 2 && m.open ? [{ clock: 'handling-limit', name: b('办理总时限', 'Whole handling limit'), term: { kind: 'work-days', amount: 5 }, start: hours(-29), due: hours(90), state: 'running', provisional: false, basis: duty, escalations: 0 }] : []),
    ],
    story, responsibility: { rule: { id: 'r1', name: b('市政道路设施养护', 'Upkeep of road facilities') }, basis: duty, lost: rules }, law: [duty, check, said], acts, revision: revisions.get(m.number) ?? story.length,
    report: withReport ? { description: '人行道上的井盖松动，走过会响，晚上看不清，怕有老人绊倒。', address: '石桥街公交站东侧', point: [110.0612, 30.0412], channel: 'web', receivedAt: hours(-30), hasContact: true } : null }
}
const states = Object.entries(stateOf).map(([key, [name, stage]]) => ({ key, name, stage, owner: { received: 'intake', filed: 'dispatcher', dispatched: 'lead', handling: 'lead', paused: 'lead', arbitration: 'supervisor', handled: 'inspector', verified: 'reporter', disputed: 'supervisor' }[key] ?? null, term: ['closed', 'unconfirmed', 'refused'].includes(key) ? null : { kind: 'work-hours', amount: 2 }, basis: duty, end: ['closed', 'unconfirmed', 'refused'].includes(key) }))
const step = (from, v, to, zh, en, by, extra = {}) => ({ from, verb: v, name: b(zh, en), to, by, reasons: [], basis: duty, remedy: b('可申请复核', 'A review may be asked'), otherThan: [], ...extra })
const procedure = { name: 'closed-loop', version: 1, title: b('七阶段闭环', 'The seven-stage closed loop'), start: 'received', states, steps: [
  step('received', 'file', 'filed', '立案', 'File', 'intake'), step('received', 'refuse', 'refused', '不予受理', 'Refuse', 'intake', { reasons: [{ code: 'o', name: b('不属于职责范围', 'Outside the remit') }] }), step('filed', 'dispatch', 'dispatched', '派遣', 'Dispatch', 'dispatcher'), step('dispatched', 'accept', 'handling', '接收', 'Accept', 'lead'),
  step('dispatched', 'return', 'filed', '退回', 'Return', 'lead', { reasons: [{ code: 'n', name: b('不属于本单位', 'Not ours') }] }), step('dispatched', 'arbitrate', 'arbitration', '提请裁定', 'Ask for arbitration', 'lead'), step('arbitration', 'assign', 'dispatched', '裁定指派', 'Assign', 'supervisor'), step('handling', 'pause', 'paused', '暂停计时', 'Pause', 'lead'), step('paused', 'resume', 'handling', '恢复', 'Resume', 'lead'),
  step('handling', 'finish', 'handled', '办结上报', 'Report as done', 'lead'), step('handled', 'verify', 'verified', '核查通过', 'Verify', 'inspector', { otherThan: ['accept', 'finish'], basis: check }), step('handled', 'rework', 'handling', '返工', 'Send back', 'inspector'), step('verified', 'confirm', 'closed', '确认', 'Confirm', 'reporter'), step('verified', 'dispute', 'disputed', '提出异议', 'Dispute', 'reporter'),
  step('verified', 'lapse', 'unconfirmed', '逾期未确认', 'Lapse', 'clock'), step('disputed', 'uphold', 'verified', '维持', 'Uphold', 'supervisor'), step('disputed', 'reopen', 'dispatched', '重新办理', 'Reopen', 'supervisor'), step('closed', 'dispute', 'disputed', '提出异议', 'Dispute', 'reporter'), step('unconfirmed', 'dispute', 'disputed', '提出异议', 'Dispute', 'reporter'), step('refused', 'dispute', 'disputed', '提出异议', 'Dispute', 'reporter'),
] }
const accounts = [['intake', '受理员', 'Intake clerk', desk], ['dispatch', '派遣员', 'Dispatcher', { code: 'd', name: b('区指挥中心', 'District Command Centre') }], ['roads', '责任单位处置员', 'Handler', units[0]], ['inspect', '核查员', 'Inspector', { code: 's', name: b('区监督中心', 'Supervision Centre') }], ['supervise', '值班长', 'Supervisor', { code: 's', name: b('区监督中心', 'Supervision Centre') }]]
  .map(([account, zh, en, unit]) => ({ account, password: 'demo-pass', role: b(zh, en), unit }))
let session = null

class Refused { constructor(status, code, detail) { Object.assign(this, { status, code, detail }) } }
async function answer(method, url, headers, body) {
  const path = url.pathname.replace('/api/v1', '')
  const q = url.searchParams
  const token = headers['report-token']
  const find = number => matters.find(m => m.number === number) ?? (() => { throw new Refused(404, 'matter.absent', 'no such matter') })()
  const show = m => view(m, token ? (m.state === 'verified' ? reporterActs : []) : session ? staffActs[m.state] ?? [] : [], Boolean(token || session))
  const page = (list, limit) => { const from = Number(q.get('cursor') ?? 0); return { items: list.slice(from, from + limit), next: from + limit < list.length ? String(from + limit) : null } }
  let m
  if (path === '/city') return { id: 'demo', name: b('锦城区', 'Jincheng District'), zone: 'Asia/Shanghai', locales: ['zh-CN', 'en'], demo: true, bounds: areas.get('990101').bounds, systems, limits: { description: 2000, address: 200, name: 60, phone: 32, email: 120 }, root: '990101' }
  if (path === '/categories') return { items: categories }
  if (path === '/units') return { items: units }
  if (path === '/areas') return { items: q.get('parent') ? (children.get(q.get('parent')) ?? []).map(c => shape(areas.get(c))) : [shape(areas.get('990101'))] }
  if ((m = path.match(/^\/areas\/(.+)\/plan$/))) return plan(m[1])
  if (path === '/responsibility') return { lead: { unit: units[0], post: { code: 'duty', name: b('道路养护值班岗', 'road duty post') }, onDuty: true }, rule: { id: 'r1', name: b('市政道路设施养护', 'Upkeep of road facilities') }, basis: duty, lost: rules, limit: { term: { kind: 'urgent-hours', amount: 2 }, basis: duty } }
  if (path === '/reports' && method === 'POST') { const made = { ...matters[4], number: 'JC-9001-K4411-7', openedAt: hours(0), due: { clock: 'received', at: hours(2), state: 'running', provisional: false } }; matters.unshift(made); return [201, { number: made.number, token: 'q7Xk2mN9vLp4RtYs8WbZcA', receipt: { number: made.number, receivedAt: hours(0), entryHash: '9f2c41d07be85a6613f0c2aa7be19d54c8e07f3316a92b40d51c7788ee03a14b' }, matter: view(made, [], true) }] }
  if (path === '/matters') return page(matters.filter(x => (!q.get('open') || String(x.open) === q.get('open')) && (!q.get('area') || x.place.areas.some(a => a.code === q.get('area'))) && (!q.get('code') || x.category?.code === q.get('code'))), Number(q.get('limit') ?? 25))
  if ((m = path.match(/^\/matters\/([^/]+)$/))) return show(find(decodeURIComponent(m[1])))
  if ((m = path.match(/^\/matters\/([^/]+)\/acts$/))) { const one = find(decodeURIComponent(m[1])); if (body.note === '412') throw new Refused(412, 'matter.stale', 'stale'); const to = { file: 'filed', dispatch: 'dispatched', accept: 'handling', finish: 'handled', verify: 'verified', confirm: 'closed', dispute: 'disputed', pause: 'paused', resume: 'handling', return: 'filed', refuse: 'refused' }[body.verb] ?? one.state; Object.assign(one, { state: to, stateName: stateOf[to][0], stage: stateOf[to][1] }); return show(one) }
  if (path === '/queue') { if (!session) throw new Refused(401, 'session.absent', ''); const list = matters.filter(x => x.open && x.due).sort((x, y) => x.due.at.localeCompare(y.due.at)).map(x => ({ ...x, acts: [] })); return { ...page(list, 100), counts: { due: 9, overdue: list.filter(x => x.due.state === 'overdue').length, open: list.length } } }
  if (path === '/session' && method === 'GET') { if (!session) throw new Refused(401, 'session.absent', ''); return session }
  if (path === '/session' && method === 'POST') { const who = accounts.find(a => a.account === body.account && a.password === body.password); if (!who) throw new Refused(401, 'session.refused', ''); return (session = { account: who.account, name: '林知夏', posts: [{ code: 'p', name: who.role, unit: who.unit }], permissions: ['READ_QUEUE'], csrf: 'c' }) }
  if (path === '/session') { session = null; return [204, null] }
  if (path === '/demo/accounts') return { items: accounts }
  if (path === '/procedures/closed-loop') return procedure
  if (path === '/undertakings') return { items: [{ number: 'XD-2026-001' }] }
  if (path === '/undertakings/XD-2026-001') return { number: 'XD-2026-001', name: b('绣湖路人行道微改造', 'Xiuhu Road pavement renewal'), goal: b('让绣湖路全线人行道平整、无障碍、夜间看得清。', 'An even, barrier-free and well-lit pavement along all of Xiuhu Road.'), forWhom: b('沿线居民、商户与过路的老人和儿童', 'Residents, shops, and older people and children on their way'), atWhoseCost: b('区财政城建专项；施工期间商户出行受影响', 'The district building fund; shops bear the works'), state: 'works', stateName: b('施工', 'Works'), startedAt: hours(-900), reviewOn: '2027-06-30', matters: matters.filter(x => x.undertaking) }
  throw new Refused(404, 'route.absent', 'no such route')
}

const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }
createServer(async (request, response) => {
  const url = new URL(request.url, 'http://x')
  response.setHeader('Content-Security-Policy', "default-src 'self'; style-src 'self'; img-src 'self' data: blob:")
  if (url.pathname.startsWith('/api/v1')) {
    let text = ''
    for await (const part of request) text += part
    try {
      const out = await answer(request.method, url, request.headers, text ? JSON.parse(text) : {})
      const [status, body] = Array.isArray(out) ? out : [200, out]
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(body === null ? undefined : JSON.stringify(body))
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused
      response.writeHead(refused.status, { 'Content-Type': 'application/problem+json' }).end(JSON.stringify({ ...refused, errors: [] }))
    }
    return
  }
  const file = join(dist, extname(url.pathname) ? url.pathname : 'index.html')
  const bytes = await readFile(file).catch(() => null)
  if (bytes === null) response.writeHead(404).end()
  else response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' }).end(bytes)
}).listen(port, '127.0.0.1', () => console.log(`fixture server on http://127.0.0.1:${port}`))
