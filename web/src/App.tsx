import { Component, lazy, Suspense } from 'react'
import type { ComponentType, ReactNode } from 'react'
import Absent from './pages/Absent'
import Home from './pages/Home'
import { Loading } from './parts/Notes'
import { Heading, Shell } from './parts/Shell'
import { match, useRouter } from './router'
import type { Match } from './router'
import { useWords } from './words/useWords'

/** Whatever is not the first page comes when it is asked for, and the looks of desks with it. */
function later<P>(page: () => Promise<{ default: ComponentType<P> }>) {
  return lazy(async () => (await Promise.all([page(), import('./styles/desks.css')]))[0])
}

const Report = later(() => import('./pages/Report'))
const Matters = later(() => import('./pages/Matters'))
const MatterPage = later(() => import('./pages/MatterPage'))
const UndertakingPage = later(() => import('./pages/UndertakingPage'))
const ProcedurePage = later(() => import('./pages/ProcedurePage'))
const Rules = later(() => import('./pages/Rules'))
const Roads = later(() => import('./pages/Roads'))
const RoadPage = later(() => import('./pages/RoadPage'))
const Duties = later(() => import('./pages/Duties'))
const Tables = later(() => import('./pages/Tables'))
const DutyDraft = later(() => import('./pages/DutyDraft'))
const Moderation = later(() => import('./pages/Moderation'))
const Login = later(() => import('./pages/Login'))
const AccountPage = later(() => import('./pages/AccountPage'))
const Work = later(() => import('./pages/Work'))
const Grants = later(() => import('./pages/Grants'))
const Consent = later(() => import('./pages/Consent'))
const Scores = later(() => import('./pages/Scores'))
const Patrols = later(() => import('./pages/Patrols'))
const Hops = later(() => import('./pages/Hops'))
const Groups = later(() => import('./pages/Groups'))
const GroupPage = later(() => import('./pages/GroupPage'))
const Reforms = later(() => import('./pages/Reforms'))
const Redirects = later(() => import('./pages/Redirects'))
const Tasks = later(() => import('./pages/Tasks'))
const Delegations = later(() => import('./pages/Delegations'))
const Roster = later(() => import('./pages/Roster'))
const Floods = later(() => import('./pages/Floods'))
const Staff = later(() => import('./pages/Staff'))
const Misroutes = later(() => import('./pages/Misroutes'))
const Audit = later(() => import('./pages/Audit'))

export function App() {
  const { pathname } = useRouter()
  const matched = match(pathname)
  return (
    <Shell wide={matched.route === 'work'}>
      <Net key={pathname} broken={<Broken />}>
        <Suspense fallback={<Loading />}>{page(matched)}</Suspense>
      </Net>
    </Shell>
  )
}

function page({ route, params }: Match): ReactNode {
  switch (route) {
    case 'home': return <Home />
    case 'report': return <Report />
    case 'matters': return <Matters />
    case 'matter': return <MatterPage key={params['number']} number={params['number'] ?? ''} />
    case 'undertaking': return <UndertakingPage key={params['number']} number={params['number'] ?? ''} />
    case 'procedure': return <ProcedurePage key={params['name']} name={params['name'] ?? ''} />
    case 'rules': return <Rules />
    case 'roads': return <Roads />
    case 'road': return <RoadPage key={params['id']} id={params['id'] ?? ''} />
    case 'tables': return <Tables />
    case 'duties': return <Duties />
    case 'dutyDraft': return <DutyDraft key={params['code']} code={params['code'] ?? ''} />
    case 'moderation': return <Moderation />
    case 'login': return <Login />
    case 'account': return <AccountPage />
    case 'work': return <Work />
    case 'identity': return <Grants />
    case 'audit': return <Audit />
    case 'patrols': return <Patrols />
    case 'scores': return <Scores />
    case 'consent': return <Consent />
    case 'floods': return <Floods />
    case 'roster': return <Roster />
    case 'misroutes': return <Misroutes />
    case 'hops': return <Hops />
    case 'tasks': return <Tasks />
    case 'groups': return <Groups />
    case 'group': return <GroupPage key={params['code']} code={params['code'] ?? ''} />
    case 'reforms': return <Reforms />
    case 'redirects': return <Redirects />
    case 'delegations': return <Delegations />
    case 'staff': return <Staff />
    case 'absent': return <Absent />
  }
}

function Broken() {
  const { t } = useWords()
  return (
    <div className="plain-page">
      <Heading title={t('broken.title')}>{t('broken.title')}</Heading>
      <p className="page-lead">{t('broken.said')}</p>
      <button className="button primary" type="button" onClick={() => location.reload()}>{t('state.retry')}</button>
    </div>
  )
}

/** Catches the failure of one page; the header and the other pages keep working. */
class Net extends Component<{ broken: ReactNode; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? this.props.broken : this.props.children
  }
}
